fn f(o: Option<String>) -> usize {
    let Some(s) = o else { return 0 };
    s.len() + o.map_or(0, |x| x.len())
}

fn main() {}
