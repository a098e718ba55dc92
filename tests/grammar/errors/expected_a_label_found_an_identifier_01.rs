fn f() { break a b; }
