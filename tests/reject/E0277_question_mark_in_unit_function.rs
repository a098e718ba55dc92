fn parse(text: &str) -> i32 {
    let number: i32 = text.parse()?;
    number
}

fn main() {
    println!("{}", parse("1"));
    let first = [1, 2].first()?;
    println!("{first}");
}
