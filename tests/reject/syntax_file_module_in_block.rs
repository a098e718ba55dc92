fn main() {
    mod shapes;
    use shapes::Square;
    {
        mod outer {
            mod inner;
        }
        outer::go();
    }
    let square: Square = shapes::unit();
    square.draw();
}
