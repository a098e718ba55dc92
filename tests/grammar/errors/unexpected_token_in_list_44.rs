type X i32;
