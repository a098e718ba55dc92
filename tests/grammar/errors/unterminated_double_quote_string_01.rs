fn f() { println!("hi); }
