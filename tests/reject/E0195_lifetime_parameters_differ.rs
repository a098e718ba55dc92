trait Pick {
    fn pick<'a, 'b: 'a>(first: &'a str, second: &'b str) -> &'a str;
}

struct First;

impl Pick for First {
    fn pick<'a, 'b>(first: &'a str, _second: &'b str) -> &'a str {
        first
    }
}

fn main() {
    println!("{}", First::pick("a", "b"));
}
