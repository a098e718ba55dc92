fn main() { match x { 1 => five(} ), 2 => 3 } }
