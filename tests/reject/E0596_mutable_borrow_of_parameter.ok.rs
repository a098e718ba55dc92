fn trim(mut line: String) -> String {
    cut(&mut line);
    line
}

fn cut(line: &mut String) {
    line.truncate(3);
}

fn main() {
    println!("{}", trim(String::from("abcdef")));
}
