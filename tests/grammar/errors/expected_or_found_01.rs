fn f(x: [i32 3]) { }
