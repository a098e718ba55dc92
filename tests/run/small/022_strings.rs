fn main() {
    let mut text = String::from("héllo");
    text.push(' ');
    text.push_str("wörld");
    println!("{text} {} {}", text.len(), text.chars().count());
    println!("{} {}", &text[0..1], text.to_uppercase());
    let joined = text.clone() + "!" + &String::from("?");
    println!("{joined}");
    println!("{} {}", text == "héllo wörld", text < joined);
}
