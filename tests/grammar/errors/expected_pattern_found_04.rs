fn f() { let &mut = x; }
