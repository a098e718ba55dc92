const X: i32 = ;
