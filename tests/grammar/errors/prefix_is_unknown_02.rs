fn main() {
    let a = foo#bar;
}
