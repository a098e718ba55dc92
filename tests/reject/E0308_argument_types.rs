struct Shelf {
    books: Vec<String>,
}

impl Shelf {
    fn add(&mut self, book: String) {
        self.books.push(book);
    }
}

fn count(shelf: &Shelf, at_least: usize) -> bool {
    shelf.books.len() >= at_least
}

fn main() {
    let mut shelf = Shelf { books: Vec::new() };
    shelf.add("a book");
    println!("{}", count(shelf, 1));
    println!("{}", count(&shelf, Some(1)));
}
