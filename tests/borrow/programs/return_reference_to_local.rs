fn f() -> &'static i32 {
    let x = 1;
    let y = x + 1;
    &y
}

fn main() {}
