fn f() { S { 3 } }
