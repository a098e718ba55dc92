fn f() { loop }
