fn f(mut a i32) { }
