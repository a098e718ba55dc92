struct Token;

trait Marked {}

unsafe impl Marked for Token {}

fn main() {}
