fn longest<'a>(left: &'a str, right: &'a str) -> &'a str {
    if left.len() >= right.len() {
        left
    } else {
        right
    }
}

fn main() {
    let one = String::from("World");
    let result;
    {
        let two = String::from("of references");
        result = longest(&one, &two);
    }
    println!("longest = {result}");
}
