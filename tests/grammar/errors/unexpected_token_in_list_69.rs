fn f(a int) { }
