fn main() {
    let mut seen = Vec::new();
    let mut note = |n: i32| seen.push(n);
    note(1);
    println!("{seen:?}");
}
