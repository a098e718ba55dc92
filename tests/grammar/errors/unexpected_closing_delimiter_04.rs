fn f() { ) }
