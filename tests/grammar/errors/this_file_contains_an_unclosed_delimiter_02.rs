fn f() { let S { a, b = x; }
