impl P {
    fn f(self&) {}
}
