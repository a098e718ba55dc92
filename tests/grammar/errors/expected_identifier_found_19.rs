struct S { : i32 }
