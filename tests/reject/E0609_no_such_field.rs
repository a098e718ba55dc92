struct Book {
    title: String,
}

fn main() {
    let book = Book { title: String::from("t") };
    println!("{} {}", book.titel, book.pages);
    let pair = (1, 2);
    println!("{}", pair.2);
    println!("{}", 'a'.code);
}
