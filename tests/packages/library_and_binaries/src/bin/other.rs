fn main() {
    println!("other {:?}", my_shapes::Point::default());
}
