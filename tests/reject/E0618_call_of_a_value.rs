enum Kind {
    Plain,
}

fn main() {
    let count = 3;
    println!("{}", count());
    let kind = Kind::Plain(1);
    println!("{}", "text"(2));
}
