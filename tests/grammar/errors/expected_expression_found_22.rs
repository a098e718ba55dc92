fn f() { foo(;) }
