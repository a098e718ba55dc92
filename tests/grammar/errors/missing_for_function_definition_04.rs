foo(x: i32) { }
