fn main) { }
