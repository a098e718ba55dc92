#[derive(Debug)]
struct Money(u32);

fn main() {
    let total = Money(1) + Money(2);
    println!("{total:?}");
    println!("{}", Money(1) == Money(1));
}
