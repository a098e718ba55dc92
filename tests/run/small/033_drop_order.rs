struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let _first = Noisy("first");
    let second = Noisy("second");
    let _ = Noisy("at once");
    let _third = Noisy("third");
    drop(second);
    println!("end of main");
}
