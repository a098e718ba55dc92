fn main() {
    let a = c"\0";
}
