fn main() {
    let mut value = 1;
    let slot = &mut value;
    let seen = &slot;
    println!("{seen}");
    let mut bump = || *slot += 1;
    bump();
    println!("{value}");
}
