fn f() { x as i32 y }
