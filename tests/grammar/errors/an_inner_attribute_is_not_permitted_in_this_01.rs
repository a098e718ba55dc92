fn f() { #![allow(x)] let x = 1; #![allow(y)] }
