fn f(&mut) { }
