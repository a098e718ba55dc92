struct Switch;

fn main() {
    println!("{}", !"text");
    println!("{}", -String::from("x"));
    let off = !Switch;
    println!("{}", -5u32);
}
