fn f() {} ;
