const VALUE: u32 = async { 3 }.await;

fn main() {
    println!("{VALUE}");
}
