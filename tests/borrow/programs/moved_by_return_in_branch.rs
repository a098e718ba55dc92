fn f(s: String, flag: bool) -> String {
    if flag {
        return s;
    }
    s
}

fn main() {}
