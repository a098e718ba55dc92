fn f() { (y) x }
