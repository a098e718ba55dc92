fn main() {
    let mut value = 1;
    let slot = &mut value;
    let mut bump = || *slot += 1;
    bump();
    println!("{slot}");
}
