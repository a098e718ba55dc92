use {self};

fn main() {}
