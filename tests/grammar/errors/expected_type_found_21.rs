fn f(a: &mut) { }
