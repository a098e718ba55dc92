enum Colour {
    Red,
    Green,
}

const LIMIT: u32 = 10;

fn main() {
    let limit = LIMIT;
    let LIMITS = 11u32;
    let colour = if limit > 5 { Colour::Red } else { Colour::Green };
    match colour {
        Green => {}
    }
}
