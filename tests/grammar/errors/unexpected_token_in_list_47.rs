fn f() { match x { Some(x) { 1 } } }
