enum E { A: i32 }
