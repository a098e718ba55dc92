struct s { let x: i32 }
