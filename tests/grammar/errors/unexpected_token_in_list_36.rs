impl S { fn f() }
