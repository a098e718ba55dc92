fn f() {
    let mut v = Vec::new()
    v.push(1);
    v.push(2)
    for i in v {
    }
}
