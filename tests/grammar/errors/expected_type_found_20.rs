fn f() { let v = vec![1 2]; let y: = 2; }
