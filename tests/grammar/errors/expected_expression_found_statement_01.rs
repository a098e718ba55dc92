fn f() { a && let x = 3; }
