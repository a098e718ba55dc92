fn main() {
    ;
    let x = 1;;
    println!("{}", x);;;
    if x == 1 {};
    {};
    loop { break };
    fn g() {};
    struct S {};
    g(); let _ = S {};
    ; ;
    match x { _ => {} };;
    while false {};
    for _ in 0..1 {};
    unsafe {};
    let c = || { ; };
}
fn z() { let y = 2; ; ; y; }

