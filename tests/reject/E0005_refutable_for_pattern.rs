fn main() {
    let inputs = [Some(1), None];
    for Some(number) in inputs {
        println!("{number}");
    }
}
