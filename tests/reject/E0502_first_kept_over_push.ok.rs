fn main() {
    let mut names = vec![String::from("ada")];
    let first = names[0].clone();
    names.push(String::from("bob"));
    println!("{first}");
}
