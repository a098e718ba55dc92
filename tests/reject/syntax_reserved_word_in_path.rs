extern crate foo;

fn main() {
    foo::try();
}
