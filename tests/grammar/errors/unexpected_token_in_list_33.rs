trait T { fn f() }
