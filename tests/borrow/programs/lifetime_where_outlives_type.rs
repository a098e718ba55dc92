struct Holder<'a, T: 'a> { t: &'a T }
fn make<'a, T>(t: &'a T) -> Holder<'a, T> { Holder { t } }
fn main() { println!("{}", make(&1).t); }
