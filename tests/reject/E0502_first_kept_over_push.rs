fn main() {
    let mut names = vec![String::from("ada")];
    let first = &names[0];
    names.push(String::from("bob"));
    println!("{first}");
}
