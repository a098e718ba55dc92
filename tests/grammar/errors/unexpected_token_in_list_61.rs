impl P {
    fn f(&self) -> i32 {
        1
    }
    x: i32,
}
