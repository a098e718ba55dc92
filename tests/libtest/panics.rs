//@ args:
//@ args: without
//@ args: without --nocapture
//! `#[should_panic]`, with and without a text.

fn checked(n: i32) -> i32 {
    if n < 0 {
        panic!("negative: {n}");
    }
    n
}

#[test]
#[should_panic]
fn any_panic() {
    checked(-1);
}

#[test]
#[should_panic(expected = "negative: -2")]
fn the_text() {
    checked(-2);
}

#[test]
#[should_panic = "neg"]
fn a_part_of_the_text() {
    checked(-3);
}

#[test]
#[should_panic(expected = r#"a "quoted" text"#)]
fn another_text() {
    panic!("tab\t, quote \" and \u{e9}\n");
}

#[test]
#[should_panic]
fn without_panic() {
    print!("unfinished line");
    checked(1);
}

mod nested {
    #[test]
    #[should_panic(expected = "boom")]
    fn without_panic() {}

    #[test]
    #[should_panic(expected = "attempt to divide by zero")]
    fn divides() {
        let zero = "".len();
        println!("{}", 1 / zero);
    }
}
