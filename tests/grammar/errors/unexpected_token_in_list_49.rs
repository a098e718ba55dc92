fn f() { let [a b] = x; }
