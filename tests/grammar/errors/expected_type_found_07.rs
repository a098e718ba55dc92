fn f(x: &) { }
