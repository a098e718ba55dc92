use std::cell::RefCell;
use std::rc::Rc;

#[derive(Debug, Default)]
struct Library {
    books: RefCell<Vec<String>>,
    readers: RefCell<u32>,
}

impl Library {
    fn add(&self, title: &str) -> usize {
        let mut books = self.books.borrow_mut();
        books.push(title.to_owned());
        books.len()
    }

    fn read_all(&self, visit: impl Fn(&str)) {
        *self.readers.borrow_mut() += 1;
        for title in self.books.borrow().iter() {
            visit(title);
        }
    }
}

struct Announce(&'static str);

impl Drop for Announce {
    fn drop(&mut self) {
        println!("leaving {}", self.0);
    }
}

fn main() {
    let _outer = Announce("main");
    let library = Rc::new(Library::default());
    println!("{} {}", library.add("one"), library.add("two"));
    library.read_all(|title| println!("reading {title}"));
    println!("{:?}", library.books.try_borrow_mut().map(|books| books.len()));
    println!("{library:?}");

    let same = Rc::clone(&library);
    library.read_all(|title| {
        let _inner = Announce("the visitor");
        println!("copying {title}");
        same.add("copy");
    });
    println!("never reached");
}
