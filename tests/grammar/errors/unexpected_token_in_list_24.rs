func f() { }
