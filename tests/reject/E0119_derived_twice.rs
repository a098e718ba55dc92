#[derive(Clone)]
struct Tag(u8);

impl Clone for Tag {
    fn clone(&self) -> Tag {
        Tag(self.0)
    }
}

fn main() {
    println!("{}", Tag(1).clone().0);
}
