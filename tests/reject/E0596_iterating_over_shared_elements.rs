fn main() {
    let mut lines = vec![String::from("a"), String::from("b")];
    for line in lines.iter() {
        line.push('!');
    }
    lines.pop();
    println!("{lines:?}");
}
