fn f(x: fn(i32) { }
