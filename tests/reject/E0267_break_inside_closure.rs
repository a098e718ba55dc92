fn main() {
    for number in 0..3 {
        let stop = || {
            if number == 1 {
                break;
            }
            continue;
        };
        stop();
    }
}
