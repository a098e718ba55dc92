fn main() 1
