fn f() { for x of y { } }
