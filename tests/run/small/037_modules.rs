mod shapes {
    pub const SIDES: u32 = 4;

    pub mod square {
        use super::SIDES;

        pub fn perimeter(side: u32) -> u32 {
            SIDES * scale(side)
        }

        fn scale(side: u32) -> u32 {
            side * crate::SCALE
        }
    }
}

const SCALE: u32 = 10;

use shapes::square::{self, perimeter as around};

fn main() {
    println!("{} {}", square::perimeter(2), around(3));
}
