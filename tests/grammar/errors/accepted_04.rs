fn main() {
    return return
}
