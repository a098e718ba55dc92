fn f() { x.f(1; 2) }
