type Pair<T> = (u8, u8);

fn main() {
    let pair: Pair<u8> = (1, 2);
    println!("{pair:?}");
}
