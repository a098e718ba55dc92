fn f() { for x in y }
