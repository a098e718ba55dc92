fn f() { let x = String::from("a")

    println!("{}", x);
}
