fn f() { y[0] x }
