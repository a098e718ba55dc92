public fn f() { }
