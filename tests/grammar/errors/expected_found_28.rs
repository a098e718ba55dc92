fn f() { while true println!("x"); }
