fn main() {
    printn!("hello");
    let list = vect![1, 2];
}
