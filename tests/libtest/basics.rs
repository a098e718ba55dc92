//@ args:
//@ args: adds
//@ args: tests::adds --exact
//@ args: adds --exact
//@ args: inner --skip deep
//@ args: --list
//@ args: top --nocapture
//! Functions in the crate's root, in `mod tests` and below it.

pub fn add(a: i32, b: i32) -> i32 {
    a + b
}

fn only_tests_use_this() -> i32 {
    3
}

#[test]
fn top() {
    println!("a line");
    assert_eq!(add(1, 2), only_tests_use_this());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds() {
        assert_eq!(add(2, 2), 4);
    }

    mod inner {
        #[test]
        fn deep() {
            assert!(cfg!(test));
        }

        #[test]
        fn deeper() {}
    }
}

#[cfg(not(test))]
fn main() {
    compile_error!("not a test");
}
