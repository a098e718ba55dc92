fn f() { let mut mut x = 3; }
