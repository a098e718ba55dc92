fn f() { "a" x }
