fn main() {
    let mut seen = Vec::new();
    let note = |n: i32| seen.push(n);
    note(1);
    println!("{seen:?}");
}
