unsafe f() { }
