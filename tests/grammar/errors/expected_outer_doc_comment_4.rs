struct S { a: i32, //! inner
 b: i32 }
