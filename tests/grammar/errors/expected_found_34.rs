fn f() {
    x = 5
    y = 6
}
