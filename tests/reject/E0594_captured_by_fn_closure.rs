fn call(action: impl Fn()) {
    action();
}

fn main() {
    let mut calls = 0;
    call(|| calls += 1);
    println!("{calls}");
}
