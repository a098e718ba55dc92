use crate::garden::vegetables::Asparagus;
use garden::plant;

mod garden;

mod open {
    pub use crate::nothing::*;
}
use open::lost;

fn main() {
    let plant: Asparagus = plant();
    garden::water(plant);
    garden::grow!();
    lost();
}
