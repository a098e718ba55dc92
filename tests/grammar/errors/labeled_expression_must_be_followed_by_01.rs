fn f() { 'a loop { } }
