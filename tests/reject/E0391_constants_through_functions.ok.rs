const fn double(x: u32) -> u32 {
    if x > 10 { x } else { double(x * 2) + FIRST }
}

const FIRST: u32 = SECOND + 1;
const SECOND: u32 = 4;
const LIMIT: u32 = double(FIRST);

static NODE: Node = Node(&OTHER);
static OTHER: Node = Node(&NODE);

struct Node(&'static Node);

fn main() {
    println!("{LIMIT} {}", std::ptr::eq(NODE.0.0, &NODE));
}
