fn main() {
    let (mut width, height) = (3, 4);
    width += 1;
    println!("{}", width * height);
    for mut step in 0..2 {
        step *= 2;
        println!("{step}");
    }
}
