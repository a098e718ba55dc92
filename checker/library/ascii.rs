//! Operations on ASCII.

use crate::fmt;
use crate::iter::FusedIterator;

/// The characters that show a byte: itself, or an escape.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct EscapeDefault {
    text: [u8; 4],
    start: u8,
    end: u8,
}

pub fn escape_default(c: u8) -> EscapeDefault {
    let short = match c {
        b'\t' => b't',
        b'\r' => b'r',
        b'\n' => b'n',
        b'\'' | b'"' | b'\\' => c,
        0x20..=0x7E => return EscapeDefault { text: [c, 0, 0, 0], start: 0, end: 1 },
        _ => return EscapeDefault { text: [b'\\', b'x', digit(c >> 4), digit(c & 15)], start: 0, end: 4 },
    };
    EscapeDefault { text: [b'\\', short, 0, 0], start: 0, end: 2 }
}
fn digit(n: u8) -> u8 {
    if n < 10 { b'0' + n } else { b'a' + n - 10 }
}

impl EscapeDefault {
    fn as_str(&self) -> &str {
        crate::str::trusted(&self.text[self.start as usize..self.end as usize])
    }
}
impl Iterator for EscapeDefault {
    type Item = u8;
    fn next(&mut self) -> Option<u8> {
        if self.start == self.end {
            return None;
        }
        self.start += 1;
        Some(self.text[self.start as usize - 1])
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = (self.end - self.start) as usize;
        (n, Some(n))
    }
}
impl DoubleEndedIterator for EscapeDefault {
    fn next_back(&mut self) -> Option<u8> {
        if self.start == self.end {
            return None;
        }
        self.end -= 1;
        Some(self.text[self.end as usize])
    }
}
impl ExactSizeIterator for EscapeDefault {}
impl FusedIterator for EscapeDefault {}
impl fmt::Display for EscapeDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl fmt::Debug for EscapeDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EscapeDefault").finish_non_exhaustive()
    }
}

pub trait AsciiExt {
    type Owned;
    fn is_ascii(&self) -> bool;
    fn to_ascii_uppercase(&self) -> Self::Owned;
    fn to_ascii_lowercase(&self) -> Self::Owned;
    fn eq_ignore_ascii_case(&self, other: &Self) -> bool;
    fn make_ascii_uppercase(&mut self);
    fn make_ascii_lowercase(&mut self);
}
macro_rules! ascii_ext_impl {
    ($($t:ty: $owned:ty;)*) => { $(
        impl AsciiExt for $t {
            type Owned = $owned;
            fn is_ascii(&self) -> bool { self.is_ascii() }
            fn to_ascii_uppercase(&self) -> $owned { self.to_ascii_uppercase() }
            fn to_ascii_lowercase(&self) -> $owned { self.to_ascii_lowercase() }
            fn eq_ignore_ascii_case(&self, other: &$t) -> bool { self.eq_ignore_ascii_case(other) }
            fn make_ascii_uppercase(&mut self) { self.make_ascii_uppercase(); }
            fn make_ascii_lowercase(&mut self) { self.make_ascii_lowercase(); }
        }
    )* };
}
ascii_ext_impl! { u8: u8; char: char; [u8]: Vec<u8>; str: String; }
