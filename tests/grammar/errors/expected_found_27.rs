fn f() { for i in 0..10 println!("x"); }
