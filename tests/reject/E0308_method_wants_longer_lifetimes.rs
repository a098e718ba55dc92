// Callers through the trait know only what the trait says of lifetimes.
trait Pick {
    fn first<'a>(&self, x: &'a str, y: &str) -> &'a str;
    fn keep(&mut self, text: &str);
    fn both(&self, list: &mut Vec<&str>);
}

struct Last;

impl Pick for Last {
    fn first<'a>(&self, x: &str, y: &'a str) -> &'a str {
        y
    }
    fn keep(&mut self, text: &'static str) {
        let _ = text;
    }
    fn both<'a>(&self, list: &'a mut Vec<&'a str>) {
        list.clear();
    }
}

struct Words<'a> {
    left: Vec<&'a str>,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&str> {
        self.left.pop()
    }
}

impl<'a> Pick for Words<'a> {
    fn first<'b>(&self, x: &'b str, _: &str) -> &'b str {
        x
    }
    fn keep(&mut self, text: &'a str) {
        self.left.push(text);
    }
    fn both(&self, _: &mut Vec<&str>) {}
}

trait Get<T> {
    fn get(&self) -> T;
}

impl<'a> Get<&'a str> for Words<'a> {
    fn get(&self) -> &str {
        self.left[0]
    }
}

impl<'a> PartialEq<&'a str> for Last {
    fn eq(&self, other: &&'static str) -> bool {
        other.is_empty()
    }
}

fn main() {}
