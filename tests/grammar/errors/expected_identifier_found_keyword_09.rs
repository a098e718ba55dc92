fn f(type: i32) { }
