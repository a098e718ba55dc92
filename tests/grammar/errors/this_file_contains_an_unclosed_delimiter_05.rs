pub(crate fn f() { }
