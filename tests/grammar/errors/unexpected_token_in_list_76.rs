fn f() { let x = |a, b a + b; }
