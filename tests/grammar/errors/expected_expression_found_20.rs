fn f() { x + }
