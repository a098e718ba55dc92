pub f() { }
