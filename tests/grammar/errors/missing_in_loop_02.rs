fn f() { for x = 1 { } }
