struct S { fn f() {} }
