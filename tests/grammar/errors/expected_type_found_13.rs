fn f() { let x = foo::<i32(3); }
