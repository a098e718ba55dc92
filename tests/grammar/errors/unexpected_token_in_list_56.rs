fn f() -> Vec<i32 { }
