mod shapes {
    pub trait Shape {
        fn area(&self) -> i32;
        fn twice(&self) -> i32 {
            2 * self.area()
        }
        fn unit() -> i32
        where
            Self: Sized,
        {
            4
        }
    }
}

struct Square(i32);

impl shapes::Shape for Square {
    fn area(&self) -> i32 {
        if self.0 > 3 {
            return Square(self.0 - 1).area();
        }
        let again = |s: &Square| s.area() + Self::unit() + Square::unit();
        if self.0 == 3 {
            again(&Square(2)) + Square(1).twice()
        } else {
            self.0 * self.0
        }
    }
}

struct Loud(String);

impl std::fmt::Write for Loud {
    fn write_str(&mut self, s: &str) -> std::fmt::Result {
        for c in s.chars() {
            self.write_char(c)?;
        }
        Ok(())
    }
    fn write_char(&mut self, c: char) -> std::fmt::Result {
        self.0.push(c.to_ascii_uppercase());
        Ok(())
    }
}

fn main() {
    println!("{}", shapes::Shape::area(&Square(5)));
    let mut loud = Loud(String::new());
    std::fmt::Write::write_fmt(&mut loud, format_args!("a{}b", 1)).unwrap();
    println!("{}", loud.0);
    let mut r = 3..=5;
    for _ in r.by_ref() {}
    println!("{}", r.contains(&5));
}
