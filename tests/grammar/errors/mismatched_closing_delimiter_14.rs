fn f() { a[ }
