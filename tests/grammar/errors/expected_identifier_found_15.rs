fn f() { let ref = 3; }
