fn f() { match x { 1 => a 2 => b _ => c } }
