static mut X: i32 = 0
