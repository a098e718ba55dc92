fn main() { a } "2:", }
