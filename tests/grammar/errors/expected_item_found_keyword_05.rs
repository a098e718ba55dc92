mut x: i32
