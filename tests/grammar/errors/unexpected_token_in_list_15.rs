fn f(x) { }
