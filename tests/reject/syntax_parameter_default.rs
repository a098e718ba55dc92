fn add(x: i32 = 5, y: i32) -> i32 {
    x + y
}
fn main() {
    add(1, 2);
}
