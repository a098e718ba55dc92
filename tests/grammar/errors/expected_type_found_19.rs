fn f(x: &'a mut) { }
