fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() { a } else { b }
}

fn main() {
    let mut list = vec![1, 2, 3];
    let all = &mut list;
    all.push(4);
    let first = &list[0];
    println!("{first}");
    let name = String::from("Ada");
    let result = longest(&name, "Bo");
    println!("{result}");
}
