fn f(s: String) {
    s.push('a');
}

fn main() {}
