fn main() {
    let x = "abc" + "def" "ghi";
}
