//! The upper and the lower case of a character: up to three characters.

use crate::fmt;
use crate::iter::FusedIterator;

/// Character number `i` of the lower or upper case of `c`, or NUL past its end.
#[native = "char_case"]
const fn case(c: char, upper: bool, i: usize) -> char;

/// What is left of a mapping.
#[derive(Clone)]
struct Mapping {
    chars: [char; 3],
    start: usize,
    end: usize,
}
impl Mapping {
    fn of(c: char, upper: bool) -> Mapping {
        let chars = [case(c, upper, 0), case(c, upper, 1), case(c, upper, 2)];
        let end = if chars[1] == '\0' { 1 } else if chars[2] == '\0' { 2 } else { 3 };
        Mapping { chars, start: 0, end }
    }
    fn rest(&self) -> &[char] {
        &self.chars[self.start..self.end]
    }
}

/// `CaseMappingIter(IntoIter([..]))`: how a mapping is shown.
struct Shown<'a>(&'static str, &'a dyn fmt::Debug);
impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple(self.0).field(self.1).finish()
    }
}

macro_rules! case_iterator {
    ($($Name:ident $upper:literal $text:literal;)*) => { $(
        #[derive(Clone)]
        pub struct $Name(Mapping);
        impl $Name {
            pub(crate) fn of(c: char) -> $Name {
                $Name(Mapping::of(c, $upper))
            }
        }
        impl Iterator for $Name {
            type Item = char;
            fn next(&mut self) -> Option<char> {
                if self.0.start == self.0.end {
                    return None;
                }
                self.0.start += 1;
                Some(self.0.chars[self.0.start - 1])
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                let n = self.0.end - self.0.start;
                (n, Some(n))
            }
        }
        impl DoubleEndedIterator for $Name {
            fn next_back(&mut self) -> Option<char> {
                if self.0.start == self.0.end {
                    return None;
                }
                self.0.end -= 1;
                Some(self.0.chars[self.0.end])
            }
        }
        impl ExactSizeIterator for $Name {}
        impl FusedIterator for $Name {}
        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                for c in self.0.rest() {
                    fmt::Write::write_char(f, *c)?;
                }
                Ok(())
            }
        }
        impl fmt::Debug for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let rest = self.0.rest();
                let inner = Shown("IntoIter", &rest);
                f.debug_tuple($text).field(&Shown("CaseMappingIter", &inner)).finish()
            }
        }
    )* };
}
case_iterator! { ToLowercase false "ToLowercase"; ToUppercase true "ToUppercase"; }
