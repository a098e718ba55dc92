impl S { x: i32 }
