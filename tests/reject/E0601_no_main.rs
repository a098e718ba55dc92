fn helper() -> u32 {
    3
}
