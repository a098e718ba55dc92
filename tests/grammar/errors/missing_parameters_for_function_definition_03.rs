impl S fn f() { }
