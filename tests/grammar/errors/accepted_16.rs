fn f(x: impl) { }
