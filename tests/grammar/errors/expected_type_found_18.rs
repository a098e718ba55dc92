fn f(x: &'a) { }
