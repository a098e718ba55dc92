fn f() { let x: i32 y; }
