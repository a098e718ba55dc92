fn f() { let x: Vec<i32> > = 1; }
