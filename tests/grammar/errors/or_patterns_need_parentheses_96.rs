fn f(| x: T) { }
