pub fn file() -> &'static str {
    file!()
}
