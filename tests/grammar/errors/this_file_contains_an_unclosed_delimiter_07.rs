impl P {
    fn new() -> P {
        P { x: 1, y: 2 
    }
}
