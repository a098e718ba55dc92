extern crate core;

mod parts {
    pub mod core {
        pub fn run() {}
    }
}

use parts::core;

fn main() {
    core::run();
}
