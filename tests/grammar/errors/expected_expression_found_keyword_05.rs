fn f() { let x = type; }
