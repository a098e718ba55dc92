fn f(x: Vec<i32) { }
