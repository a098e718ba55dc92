fn f() { a.b::<; }
