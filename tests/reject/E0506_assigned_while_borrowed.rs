fn main() {
    let mut price = 10;
    let shown = &price;
    price = 20;
    println!("{shown} {price}");
}
