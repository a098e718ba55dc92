fn main() {}
}

