//@ leak: none

#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    x: i32,
    y: i32,
}

#[derive(Debug, Clone)]
struct Label {
    text: String,
}

fn main() {
    // Copy: both values stay usable.
    let here = Point { x: 1, y: 2 };
    let mut there = here;
    there.x = 10;
    println!("copied: {here:?} and {there:?}");

    // Clone: a second heap block, asked for by name.
    let first = Label { text: String::from("World") };
    let mut second = first.clone();
    second.text.push('!');
    println!("cloned: {} and {}", first.text, second.text);

    // Move: the old name is gone, the value is the same one.
    let address = first.text.as_ptr();
    let moved = first;
    println!("moved: {moved:?}, same buffer: {}", moved.text.as_ptr() == address);
}
