fn f() { let x = y else 3; }
