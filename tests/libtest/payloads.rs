//@ args:
//! What `expected` is compared with: the payload, if it is a string.

#[test]
#[should_panic(expected = "x")]
fn resumed_str() {
    std::panic::resume_unwind(Box::new("ax"));
}

#[test]
#[should_panic(expected = "x")]
fn resumed_string() {
    std::panic::resume_unwind(Box::new(String::from("bx")));
}

#[test]
#[should_panic(expected = "x")]
fn resumed_again() {
    let e = std::panic::catch_unwind(|| panic!("my x{}", 1)).unwrap_err();
    std::panic::resume_unwind(e);
}

#[test]
#[should_panic(expected = "x")]
fn any_str() {
    std::panic::panic_any("x5");
}

#[test]
fn any_string() {
    std::panic::panic_any(String::from("six"));
}

#[test]
#[should_panic(expected = "x")]
fn resumed_other() {
    std::panic::resume_unwind(Box::new(String::new()));
}
