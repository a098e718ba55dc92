fn main() {
    let names = vec![String::from("ada")];
    let count = || names.len();
    println!("{} {}", count(), names[0]);
}
