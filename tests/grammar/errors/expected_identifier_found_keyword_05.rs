fn f() { let async = 3; }
