fn f() { S { ..a, b: 1 } }
