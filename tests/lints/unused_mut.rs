fn sum(mut values: Vec<i32>) -> i32 {
    let mut total = 0;
    for mut v in values {
        total += v;
    }
    total
}

fn grow(mut values: Vec<i32>) -> Vec<i32> {
    values.push(1);
    values
}

struct Held(String);

impl Held {
    fn take(mut self) -> String {
        self.0
    }
}

fn main() {
    let mut once;
    once = 1;
    let (mut a, b) = (once, 2);
    let mut list = vec![a, b];
    let mut push = |x: i32| list.push(x);
    push(3);
    let mut show = |x: i32| println!("{x}");
    show(sum(grow(list)));
    println!("{}", Held(String::new()).take());
    match Some(1) {
        Some(mut n) => println!("{n}"),
        None => {}
    }
}
