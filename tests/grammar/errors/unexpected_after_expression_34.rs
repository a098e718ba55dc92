fn f() { return a b; }
