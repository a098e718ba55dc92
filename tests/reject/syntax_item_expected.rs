let count = 3;

fn main() {
    println!("{count}");
}
