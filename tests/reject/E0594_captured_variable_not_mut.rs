fn main() {
    let count = 0;
    let mut tick = || count += 1;
    tick();
    println!("{count}");
}
