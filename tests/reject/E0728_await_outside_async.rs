async fn fetch() -> u32 {
    3
}

fn main() {
    let value = fetch().await;
    println!("{value}");
}
