fn main() {
    let x = 5;
    let x = x + 1;
    {
        let x = "inner";
        println!("{x}");
    }
    println!("{x}");
}
