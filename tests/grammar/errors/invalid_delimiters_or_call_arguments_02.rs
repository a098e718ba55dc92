fn f() { g(x: i32) -> i32 { } }
