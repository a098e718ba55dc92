fn main() {
    let last: i32;
    let mut number = 0;
    loop {
        if number == 2 {
            last = number;
            break;
        }
        number += 1;
    }
    println!("{last}");
}
