fn f() { let s: String = 'hello'; }
