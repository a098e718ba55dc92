trait Parent: Child {}

trait Child: Parent {}

fn main() {}
