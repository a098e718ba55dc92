fn after_return() -> i32 {
    return 1;
    2
}

fn after_loop() {
    loop {}
    println!("never");
}

fn after_panic() {
    panic!("stop");
    let x = 1;
}

fn after_if(flag: bool) -> i32 {
    if flag {
        return 1;
    } else {
        return 2;
    }
    3
}

fn after_match(n: i32) -> i32 {
    match n {
        1 => return 1,
        _ => panic!(),
    }
    3
}

fn after_break() {
    while true == true {
        break;
        println!("never");
    }
    for _ in 0..3 {
        continue;
        println!("never");
    }
}

fn arguments() {
    take(return, 1);
}

fn take(_: (), _: i32) {}

fn exits() {
    std::process::exit(1);
    println!("never");
}

fn reachable(flag: bool) -> i32 {
    if flag {
        return 1;
    }
    let closure = || return 2;
    closure()
}

fn main() {
    after_return();
    after_if(true);
    after_match(1);
    after_break();
    arguments();
    reachable(true);
    after_panic();
    after_loop();
    exits();
}
