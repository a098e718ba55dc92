//@ args: a_ z_
//@ args: exits
//@ args: aborts
//@ args: overflows
//! Tests that end the whole process.

#[test]
fn a_passes() {}

#[test]
fn exits() {
    println!("gone");
    std::process::exit(7);
}

#[test]
fn aborts() {
    std::process::abort();
}

#[test]
fn overflows() {
    fn deeper(n: u64) -> u64 {
        let row = [n; 64];
        if n == u64::MAX { row[0] } else { deeper(row[7] + 1) + row[5] }
    }
    assert!(deeper(0) > 0);
}

#[test]
fn z_passes() {
    fn main() {
        #[derive(Debug)]
        struct Local;
        assert_eq!(format!("{Local:?}"), "Local");
    }
    main();
}
