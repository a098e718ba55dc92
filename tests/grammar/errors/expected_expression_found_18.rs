fn f() { a[]; }
