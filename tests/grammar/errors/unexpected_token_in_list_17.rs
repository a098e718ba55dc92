fn f(i32 x) { }
