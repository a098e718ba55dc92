// A method of an impl may ask less of lifetimes than its trait does.
trait Pick {
    fn first<'a>(&'a self, x: &'a str, y: &str) -> &'a str;
    fn longest<'a, 'b: 'a>(&self, x: &'a str, y: &'b str) -> &'a str;
    fn apply(&self, f: &dyn Fn(&str) -> usize) -> usize;
}

struct Plain(String);

impl Pick for Plain {
    fn first<'x>(&self, x: &'x str, _: &str) -> &'x str {
        x
    }
    fn longest<'x, 'y: 'x>(&self, x: &'x str, y: &'y str) -> &'x str {
        if x.len() > y.len() { x } else { y }
    }
    fn apply<'f>(&self, f: &'f (dyn Fn(&str) -> usize + 'f)) -> usize {
        f(&self.0)
    }
}

struct Fixed;

impl Pick for Fixed {
    fn first(&self, _: &str, _: &str) -> &'static str {
        "fixed"
    }
    fn longest<'x, 'y: 'x>(&self, _: &'x str, _: &'y str) -> &'static str {
        "long"
    }
    fn apply(&self, f: &dyn Fn(&'static str) -> usize) -> usize {
        f("four")
    }
}

trait Source<T> {
    fn get(&self) -> T;
}

struct Holder<'a> {
    text: &'a str,
}

impl<'a> Source<&'a str> for Holder<'a> {
    fn get(&self) -> &'a str {
        self.text
    }
}

impl<'a: 'b, 'b> Source<(&'b str, usize)> for Holder<'a> {
    fn get(&self) -> (&'a str, usize) {
        (self.text, self.text.len())
    }
}

struct Chunks<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Chunks<'a> {
    type Item = &'a [u8];
    fn next(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        let (head, tail) = self.rest.split_at(self.rest.len().min(2));
        self.rest = tail;
        Some(head)
    }
}

impl<'a> PartialEq<str> for Holder<'a> {
    fn eq<'x>(&'x self, other: &'x str) -> bool {
        self.text == other
    }
}

fn main() {
    let pickers: [Box<dyn Pick>; 2] = [Box::new(Plain("plain".to_string())), Box::new(Fixed)];
    for p in &pickers {
        println!("{} {} {}", p.first("a", "b"), p.longest("ab", "c"), p.apply(&|s| s.len()));
    }
    let text = String::from("kept");
    let got: &str = {
        let holder = Holder { text: &text };
        println!("{}", holder == *"kept");
        let (part, n): (&str, usize) = holder.get();
        println!("{part} {n}");
        holder.get()
    };
    println!("{got}");
    println!("{:?}", Chunks { rest: b"abcde" }.collect::<Vec<_>>());
}
