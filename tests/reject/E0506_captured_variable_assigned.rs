fn main() {
    let mut rate = 2;
    let convert = |amount: i32| amount * rate;
    rate = 3;
    println!("{}", convert(10));
}
