fn f() { 'a: 3 }
