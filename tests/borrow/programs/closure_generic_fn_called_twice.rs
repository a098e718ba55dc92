fn twice<F: Fn()>(f: F) {
    f();
    f();
}
fn main() { twice(|| println!("a")); }
