fn main() { let x = loop { break 5 }; let y = }
