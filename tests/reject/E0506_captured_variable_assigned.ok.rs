fn main() {
    let mut rate = 2;
    let convert = move |amount: i32| amount * rate;
    rate = 3;
    println!("{} {rate}", convert(10));
}
