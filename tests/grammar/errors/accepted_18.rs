fn f() {
    return
    x
}
