fn f() { let x = if true { 1 } else { 2 } let y = 3; }
