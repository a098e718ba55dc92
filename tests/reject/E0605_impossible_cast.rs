struct Wrapper(u32);

fn main() {
    let text = "5" as u32;
    let list = vec![1u8] as Vec<u32>;
    let number = Wrapper(1) as u32;
    println!("{text} {list:?} {number}");
}
