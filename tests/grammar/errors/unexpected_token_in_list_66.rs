fn f() { match x { case 1 => a } }
