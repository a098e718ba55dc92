use std::fmt::Debug;
use std::marker::PhantomData;

trait Describe {
    fn describe(&self) -> String;
}

impl<T: Debug> Describe for T {
    fn describe(&self) -> String {
        format!("«{self:?}»")
    }
}

trait Visitor {
    fn visit(&mut self, n: i32);
}

impl<F: FnMut(i32)> Visitor for F {
    fn visit(&mut self, n: i32) {
        self(n)
    }
}

fn traverse(values: &[i32], visitor: &mut impl Visitor) {
    values.iter().for_each(|n| visitor.visit(*n));
}

#[derive(Debug, Clone, Copy)]
struct Length<Unit> {
    value: f64,
    unit: PhantomData<Unit>,
}

#[derive(Debug, Clone, Copy)]
struct Metre;

impl<Unit> Length<Unit> {
    fn new(value: f64) -> Self {
        Length { value, unit: PhantomData }
    }
}

trait Pilot {
    fn fly(&self) -> &str;
}

trait Wizard {
    fn fly(&self) -> &str;

    fn level() -> u8 {
        1
    }
}

struct Human;

impl Pilot for Human {
    fn fly(&self) -> &str {
        "captain"
    }
}

impl Wizard for Human {
    fn fly(&self) -> &str {
        "up"
    }
}

impl Human {
    fn fly(&self) -> &str {
        "flapping"
    }
}

fn main() {
    println!("{} {}", 5.describe(), Some("x").describe());
    let mut total = 0;
    traverse(&[1, 2, 3], &mut |n| total += n * n);
    println!("{total}");
    println!("{:?} {}", Length::<Metre>::new(2.0), std::mem::size_of::<Length<Metre>>());
    let human = Human;
    println!("{} {} {}", human.fly(), Pilot::fly(&human), <Human as Wizard>::fly(&human));
    println!("{}", <Human as Wizard>::level());
}
