fn main() { let y = x^ ; }
