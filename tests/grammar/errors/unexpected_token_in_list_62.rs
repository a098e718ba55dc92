impl P {
    fn f(&self x: i32) {}
}
