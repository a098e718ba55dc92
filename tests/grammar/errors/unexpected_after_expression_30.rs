fn f() { let x = match a { } }
