pub(foo) fn f() { }
