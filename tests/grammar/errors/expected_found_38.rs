pub struct S { pub x i32 }
