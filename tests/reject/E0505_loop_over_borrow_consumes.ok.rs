fn retire(members: Vec<String>) -> usize {
    members.len()
}

fn main() {
    let members = vec![String::from("a"), String::from("b")];
    if members.iter().any(|member| member == "a") {
        println!("{}", retire(members));
    }
}
