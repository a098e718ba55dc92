fn f() { match x { Some(x) if => 1 } }
