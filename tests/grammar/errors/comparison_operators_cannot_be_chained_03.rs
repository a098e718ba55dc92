fn f() { x.f<i32>(1) }
