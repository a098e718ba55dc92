Foo;
