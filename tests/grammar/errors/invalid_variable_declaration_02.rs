fn f() { mut let x = 3; }
