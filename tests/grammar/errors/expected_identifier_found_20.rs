struct S { 3: i32 }
