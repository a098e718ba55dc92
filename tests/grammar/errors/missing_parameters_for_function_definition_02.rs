fn main { }
