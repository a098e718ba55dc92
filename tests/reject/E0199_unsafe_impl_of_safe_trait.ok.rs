struct Token;

trait Marked {}

impl Marked for Token {}

fn main() {}
