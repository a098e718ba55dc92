fn f() { if true { 1 } else println!("x"); }
