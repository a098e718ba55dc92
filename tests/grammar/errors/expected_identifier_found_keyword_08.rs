fn f() { x.fn(); }
