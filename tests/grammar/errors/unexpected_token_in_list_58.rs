fn f<'a(x: &'a i32) { }
