fn f() { if x { } else y { } }
