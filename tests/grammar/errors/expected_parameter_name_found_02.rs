fn f(: i32) { }
