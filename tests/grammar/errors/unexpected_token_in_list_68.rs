fn f(int a) { }
