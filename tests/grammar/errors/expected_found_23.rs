fn f() { unsafe }
