fn f() -> Result<i32, String { }
