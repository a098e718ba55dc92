fn f() { let self = 3; }
