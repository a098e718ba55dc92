//@ args:
//@ args: --ignored
//@ args: --include-ignored
//@ args: --ignored --list
//@ args: slow
//@ args: slow --include-ignored
//! `#[ignore]`, with and without a reason.

#[test]
#[ignore]
fn plain() {}

#[test]
#[ignore = "takes an hour"]
fn slow() {
    panic!("it was run");
}

#[ignore = "not yet"]
#[test]
#[should_panic]
fn slow_panic() {
    panic!();
}

#[test]
fn quick() {}
