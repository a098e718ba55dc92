fn f() { a[1 }
