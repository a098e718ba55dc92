extern "C" {
    fn abs((a, _): (i32, i32)) -> i32;
}

fn main() {}
