fn f() { let x y = 3; }
