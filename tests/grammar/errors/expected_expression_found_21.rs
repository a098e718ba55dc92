fn f() { if x == 1 { } else if x = }
