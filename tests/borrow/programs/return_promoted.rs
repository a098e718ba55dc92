fn f() -> &'static i32 {
    &5
}

fn main() {}
