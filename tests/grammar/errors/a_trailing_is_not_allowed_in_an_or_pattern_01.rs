fn f() { match x { 1 | => 1 } }
