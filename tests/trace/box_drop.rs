struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let outer = Box::new(Noisy("outer"));
    {
        let _inner = Box::new(Noisy("inner"));
    }
    println!("{}", outer.0);
}
