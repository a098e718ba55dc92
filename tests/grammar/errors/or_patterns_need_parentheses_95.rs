fn f() { let A(x) | B(x) = y; }
