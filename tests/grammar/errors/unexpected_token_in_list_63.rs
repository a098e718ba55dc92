enum E { A(i32) B(i32) }
