fn f() { let x = &'a y; }
