fn f() { let x: i32, = 3; }
