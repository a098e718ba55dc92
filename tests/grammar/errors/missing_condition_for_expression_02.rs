fn f() { if x { } else if { } }
