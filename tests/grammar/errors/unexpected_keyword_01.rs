pub pub fn f() { }
