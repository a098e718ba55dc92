Foo(i32);
