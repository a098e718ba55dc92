fn main() {
    let point = Pint { x: 1, y: 2 };
    println!("{}", point.x);
    let count = 3;
    let other = count { value: 1 };
}
