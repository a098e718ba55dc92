fn f() { y? x }
