fn f() { let x = |a, b| -> i32 a + b; }
