fn f() { let x = if a { 1 } }
