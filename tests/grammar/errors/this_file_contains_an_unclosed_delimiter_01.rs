fn main( { }
