fn f() { let x = a as; }
