println!("x");
