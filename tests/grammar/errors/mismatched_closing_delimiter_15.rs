fn main() { { five(} ); }
