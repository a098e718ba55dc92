fn main() {
    let last: i32;
    for number in 0..3 {
        if number == 2 {
            last = number;
            break;
        }
    }
    println!("{last}");
}
