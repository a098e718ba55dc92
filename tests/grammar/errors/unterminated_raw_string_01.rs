fn main() {
    let a = r#"abc";
}
