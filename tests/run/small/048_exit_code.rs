struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        println!("never printed");
    }
}

fn main() {
    let _loud = Loud;
    print!("leaving");
    std::process::exit(3);
}
