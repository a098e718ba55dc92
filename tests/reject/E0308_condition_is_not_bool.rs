fn main() {
    let count = 3;
    if count {
        println!("some");
    }
    while count - 3 {
        println!("more");
    }
}
