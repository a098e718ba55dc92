fn f(x = 3) { }
