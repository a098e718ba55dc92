trait Closable {}

impl Drop for dyn Closable {
    fn drop(&mut self) {}
}

fn main() {}
