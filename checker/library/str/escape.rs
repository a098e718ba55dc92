//! A string with its characters written as escapes.

use super::Chars;
use crate::char;
use crate::fmt::{self, Write};
use crate::iter::FusedIterator;

macro_rules! escape_iterator {
    ($($Name:ident $how:literal;)*) => { $(
        // `how` of the first character; what extends a character before it is escaped only there.
        #[derive(Clone)]
        pub struct $Name<'a> {
            current: Option<char::$Name>,
            first: bool,
            chars: Chars<'a>,
        }
        impl<'a> $Name<'a> {
            pub(super) fn of(text: &'a str) -> $Name<'a> {
                $Name { current: None, first: true, chars: text.chars() }
            }
        }
        impl<'a> Iterator for $Name<'a> {
            type Item = char;
            fn next(&mut self) -> Option<char> {
                loop {
                    if let Some(escape) = &mut self.current {
                        if let Some(c) = escape.next() {
                            return Some(c);
                        }
                    }
                    let c = self.chars.next()?;
                    let how = if self.first || $how != 0 { $how } else { 3 };
                    self.first = false;
                    self.current = Some(char::$Name::of(c, how));
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                let kept = match &self.current {
                    Some(escape) => escape.len(),
                    None => 0,
                };
                let (low, high) = self.chars.size_hint();
                let high = high.unwrap_or(0);
                (low + kept, high.checked_mul(10).map(|n| n + kept))
            }
        }
        impl FusedIterator for $Name<'_> {}
        impl fmt::Display for $Name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                for c in self.clone() {
                    f.write_char(c)?;
                }
                Ok(())
            }
        }
    )* };
}
escape_iterator! { EscapeDebug 0; EscapeDefault 1; EscapeUnicode 2; }
