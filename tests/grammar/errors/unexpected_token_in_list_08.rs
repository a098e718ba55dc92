fn main() {
    Vec::<i32;
}
