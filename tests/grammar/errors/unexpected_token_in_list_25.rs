def f() { }
