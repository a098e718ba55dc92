fn main() {
    if { }
}
