fn call(mut action: impl FnMut()) {
    action();
}

fn main() {
    let mut calls = 0;
    call(|| calls += 1);
    println!("{calls}");
}
