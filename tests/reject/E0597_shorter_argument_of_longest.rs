fn longer<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() {
        a
    } else {
        b
    }
}

fn main() {
    let first = String::from("long enough");
    let chosen;
    {
        let second = String::from("short");
        chosen = longer(&first, &second);
        println!("inside: {chosen}");
    }
    println!("outside: {chosen}");
}
