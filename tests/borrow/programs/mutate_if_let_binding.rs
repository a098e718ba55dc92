fn main() {
    let o = Some(1);
    if let Some(n) = o {
        n += 1;
    }
}
