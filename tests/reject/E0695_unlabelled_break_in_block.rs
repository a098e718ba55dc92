fn main() {
    loop {
        'check: {
            if 1 < 2 {
                break;
            }
            continue;
        }
    }
}
