fn main() {
    let mut count = 0;
    let mut tick = || count += 1;
    tick();
    tick();
    let text = String::from("owned");
    let consume = move || text;
    println!("{count} {}", consume());
}
