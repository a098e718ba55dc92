fn f() { move { } }
