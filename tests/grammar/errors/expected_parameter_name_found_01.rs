fn f(x: i32,, y: i32) { }
