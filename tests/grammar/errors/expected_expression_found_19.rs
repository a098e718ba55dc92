fn f() { S { a: 1, b } ; S { a: } }
