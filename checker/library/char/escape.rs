//! Characters written as escapes.

use crate::fmt;
use crate::iter::FusedIterator;

/// `c` escaped: 0 as `{:?}` does, quotes of both kinds too; 1 as `escape_default`; 2 as `\u{..}`;
/// 3 as 0, but what extends the character before stays as it is.
#[native = "char_escape"]
pub(crate) fn escape_char(c: char, how: u32) -> &'static str;

/// Shown as `EscapeIterInner('..')`.
struct Inner(&'static str);
impl fmt::Debug for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EscapeIterInner").field(&format_args!("'{}'", self.0)).finish()
    }
}

macro_rules! escape_iterator {
    ($($Name:ident $text:literal;)*) => { $(
        #[derive(Clone)]
        pub struct $Name {
            text: &'static str,
        }
        impl $Name {
            pub(crate) fn of(c: char, how: u32) -> $Name {
                $Name { text: escape_char(c, how) }
            }
        }
        impl Iterator for $Name {
            type Item = char;
            fn next(&mut self) -> Option<char> {
                if self.text.is_empty() {
                    return None;
                }
                let c = crate::str::char_at(self.text, 0);
                self.text = crate::str::slice_unchecked(self.text, c.len_utf8(), self.text.len());
                Some(c)
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                let n = self.text.chars().count();
                (n, Some(n))
            }
        }
        impl ExactSizeIterator for $Name {}
        impl FusedIterator for $Name {}
        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.text)
            }
        }
        impl fmt::Debug for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple($text).field(&Inner(self.text)).finish()
            }
        }
    )* };
}
escape_iterator! { EscapeUnicode "EscapeUnicode"; EscapeDefault "EscapeDefault"; EscapeDebug "EscapeDebug"; }
