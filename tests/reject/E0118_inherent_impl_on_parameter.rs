impl<T> T {
    fn announce(&self) {
        println!("here");
    }
}

fn main() {}
