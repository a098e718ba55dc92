fn f(a: i32) -> { }
