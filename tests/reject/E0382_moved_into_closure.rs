fn main() {
    let names = vec![String::from("ada")];
    let count = move || names.len();
    println!("{} {}", count(), names[0]);
}
