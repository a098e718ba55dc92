fn f() { let x = &&&; }
