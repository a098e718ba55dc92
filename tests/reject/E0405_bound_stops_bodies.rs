use crate::shapes::round::{Circle, Disc};

fn printer<T: Display>(t: T) {
    println!("{}", t);
}

fn other() {
    let wrong: u8 = "text";
}

struct Endless {
    next: Endless,
}

trait Local {}
impl<T: Summary> Local for T {}
impl<T: Summary> ToString for T {
    fn to_string(&self) -> String {
        1
    }
}

fn main() {
    printer(3).missing();
    other();
}
