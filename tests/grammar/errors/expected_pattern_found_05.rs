fn f() { let mut let x = 3; }
