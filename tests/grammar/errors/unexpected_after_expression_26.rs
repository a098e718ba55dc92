const X: i32 = 3
