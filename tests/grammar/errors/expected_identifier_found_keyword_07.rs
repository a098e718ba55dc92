fn f() { x.type; }
