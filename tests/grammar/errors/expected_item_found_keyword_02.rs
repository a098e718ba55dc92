async f() { }
