struct S(i32, i32)
