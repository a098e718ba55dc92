fn f() { let _ = _ }
