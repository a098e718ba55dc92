mod tools {
    pub fn hammer() {}
}

use std::collections::HashMapp;
use tools::hamer;
use missing::thing;

fn main() {
    hamer();
    thing();
    let _: HashMapp<u8, u8>;
}
