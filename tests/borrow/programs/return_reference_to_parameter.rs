fn f(x: i32) -> &'static i32 {
    &x
}

fn main() {}
