fn f() { if x { } elif y { } }
