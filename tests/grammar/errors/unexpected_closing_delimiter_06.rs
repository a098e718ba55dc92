fn f() { let x = ); }
