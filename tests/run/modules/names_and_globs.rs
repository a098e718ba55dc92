//! Globs, shadowing of globs, enums as modules, functions in blocks, `super` and `self`.

mod shapes {
    pub mod plane {
        #[derive(Debug)]
        pub enum Figure {
            Circle(f64),
            Square { side: f64 },
            Point,
        }

        pub fn area(figure: &Figure) -> f64 {
            use Figure::*;
            match *figure {
                Circle(radius) => super::PI * radius * radius,
                Square { side } => side * side,
                Point => 0.0,
            }
        }

        pub fn name() -> &'static str {
            "plane"
        }
    }

    pub mod space {
        pub use super::plane::Figure as Base;
        use super::plane;

        pub struct Prism(pub Base, pub f64);

        impl Prism {
            pub fn volume(&self) -> f64 {
                let Prism(base, height) = self;
                plane::area(base) * height
            }
        }

        pub fn name() -> &'static str {
            "space"
        }
    }

    pub const PI: f64 = 3.0;
}

use shapes::plane::{self, Figure, *};
use shapes::space::*;

fn name() -> &'static str {
    "root"
}

mod outer {
    pub fn name() -> String {
        fn name() -> &'static str {
            "inner function"
        }
        format!("{} in {}", name(), self::inner::name())
    }

    mod inner {
        pub(super) fn name() -> String {
            format!("inner of {}", super::super::name())
        }
    }
}

fn main() {
    let figures = [Figure::Circle(2.0), Figure::Square { side: 3.0 }, Figure::Point];
    for figure in &figures {
        println!("{figure:?}: {}", area(figure));
    }
    println!("{}", Prism(Base::Square { side: 2.0 }, 5.0).volume());
    println!("{} {} {}", name(), plane::name(), shapes::space::name());
    println!("{}", outer::name());
    {
        use shapes::plane::name;
        println!("{}", name());
        fn local() -> &'static str {
            crate::name()
        }
        println!("{}", local());
    }
    use std::collections::BTreeMap as Map;
    let counts = "hello".chars().fold(Map::<char, u32>::new(), |mut map, c| {
        *map.entry(c).or_default() += 1;
        map
    });
    println!("{counts:?}");
}
