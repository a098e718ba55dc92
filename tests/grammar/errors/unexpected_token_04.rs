fn f() { x. }
