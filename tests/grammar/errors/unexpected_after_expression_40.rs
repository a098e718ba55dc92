fn f() { {y} x y }
