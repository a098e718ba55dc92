fn f() { foo(arg: i32); }
