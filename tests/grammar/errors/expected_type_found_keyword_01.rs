fn f(a: mut i32) { }
