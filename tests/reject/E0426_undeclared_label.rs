fn main() {
    'outer: loop {
        loop {
            break 'outter;
        }
    }
}
