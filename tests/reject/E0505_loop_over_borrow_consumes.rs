fn retire(members: Vec<String>) -> usize {
    members.len()
}

fn main() {
    let members = vec![String::from("a"), String::from("b")];
    for member in members.iter() {
        if member == "a" {
            println!("{}", retire(members));
        }
    }
}
