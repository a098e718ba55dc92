//! Everything here is warned of, once: when the library is checked.
#![allow(unused_features)]
use std::collections::HashMap;
use std::fmt::Debug as _;

macro_rules! never {
    () => {};
}

macro_rules! twice {
    ($e:expr) => {
        ($e, $e)
    };
}

/// Documents nothing.
#[inline]
pub fn badName(unusedParameter: i32) -> i32 {
    let mut x = (1);
    while true {
        break;
    }
    loop {
        if x > 0 {
            return x;
            x;
        }
    }
}

pub struct lower_case {
    never_read: u8,
}

fn dead() {
    let _ = twice!(1);
}

const lower: u8 = 1;

#[must_use]
pub fn important() -> u8 {
    important_too();
    1
}

#[must_use]
pub fn important_too() -> u8 {
    unsafe { 2 }
}
