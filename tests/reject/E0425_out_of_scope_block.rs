fn main() {
    {
        let inner = 1;
        println!("{inner}");
    }
    println!("{inner}");
    for index in 0..2 {}
    println!("{}", index);
}
