fn f() { while x }
