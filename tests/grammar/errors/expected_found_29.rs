fn f() { if true println!("x"); }
