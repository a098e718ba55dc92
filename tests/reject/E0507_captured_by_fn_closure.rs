fn repeat(action: impl Fn() -> String) {
    println!("{}{}", action(), action());
}

fn main() {
    let text = String::from("ho");
    repeat(move || text);
}
