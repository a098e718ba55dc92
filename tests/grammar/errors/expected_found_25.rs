fn f() { let x = y else; }
