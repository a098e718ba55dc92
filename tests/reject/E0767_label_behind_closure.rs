fn main() {
    'outer: loop {
        let leave = || break 'outer;
        leave();
    }
}
