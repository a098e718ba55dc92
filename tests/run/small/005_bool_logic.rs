fn loud(name: &str, value: bool) -> bool {
    println!("asked {name}");
    value
}

fn main() {
    println!("{}", loud("a", false) && loud("b", true));
    println!("{}", loud("c", true) || loud("d", false));
    println!("{} {} {}", true & false, true ^ true, !false);
    println!("{} {}", 3 < 4, 'a' >= 'b');
}
