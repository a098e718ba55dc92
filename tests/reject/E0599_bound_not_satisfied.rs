struct Opaque;

struct Wrapper<T>(T);

impl<T: std::fmt::Display> Wrapper<T> {
    fn show(&self) -> String {
        self.0.to_string()
    }
}

fn main() {
    println!("{}", Wrapper(1).show());
    println!("{}", Wrapper(Opaque).show());
    println!("{:?}", vec![Opaque].iter().max());
}
