fn f() { let x = 3 }
