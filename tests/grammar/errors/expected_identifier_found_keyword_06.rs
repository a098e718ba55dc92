fn f() { let type = 3; }
