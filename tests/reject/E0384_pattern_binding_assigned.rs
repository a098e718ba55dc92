fn main() {
    let (width, height) = (3, 4);
    width += 1;
    println!("{}", width * height);
    for step in 0..2 {
        step *= 2;
        println!("{step}");
    }
}
