fn f() { if (x) { } }
