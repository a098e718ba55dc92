fn f(a: Vec<Vec<i32>) { }
