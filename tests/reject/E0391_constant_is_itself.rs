const SAME: usize = SAME;

fn main() {
    println!("{SAME}");
}
