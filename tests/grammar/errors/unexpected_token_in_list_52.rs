fn f() { use x }
