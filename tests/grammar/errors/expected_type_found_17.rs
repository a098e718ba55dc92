fn f() { fn g() -> {} }
