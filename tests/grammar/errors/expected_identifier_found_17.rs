fn f() { pub fn g() { } } pub struct
