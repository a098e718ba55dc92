fn main() {}

x = 5;
