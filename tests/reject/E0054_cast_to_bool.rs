fn main() {
    let flags = 5u8;
    let set = (flags & 1) as bool;
    println!("{set}");
}
