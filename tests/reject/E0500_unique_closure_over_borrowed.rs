fn main() {
    let mut value = 1;
    let slot = &mut value;
    let seen = &slot;
    let mut bump = || *slot += 1;
    println!("{seen}");
    bump();
}
