//! Characters.

use crate::fmt;
use crate::str::FromStr;

pub const MAX: char = char::MAX;
pub const REPLACEMENT_CHARACTER: char = char::REPLACEMENT_CHARACTER;

pub const fn from_u32(i: u32) -> Option<char> {
    char::from_u32(i)
}
pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
    char::from_digit(num, radix)
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct CharTryFromError(());
impl fmt::Display for CharTryFromError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("converted integer out of range for `char`")
    }
}
impl crate::error::Error for CharTryFromError {}
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseCharError {
    empty: bool,
}
impl fmt::Display for ParseCharError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(if self.empty { "cannot parse char from empty string" } else { "too many characters in string" })
    }
}
impl crate::error::Error for ParseCharError {}

/// Tests a property of Unicode: "alphabetic", "numeric", "whitespace", "uppercase", "lowercase",
/// "control".
#[native = "char_is"]
const fn is(c: char, property: &'static str) -> bool;
/// Character number `i` of the lower or upper case of `c`, or NUL past its end.
#[native = "char_case"]
const fn case(c: char, upper: bool, i: usize) -> char;
#[native = "char_from_u32_unchecked"]
pub(crate) const fn from_u32_raw(i: u32) -> char;
/// Whether `{:?}` prints `c` as it is.
#[native = "char_is_printable"]
pub(crate) const fn is_printable(c: char) -> bool;

impl char {
    pub const MIN: char = '\0';
    pub const MAX: char = '\u{10FFFF}';
    pub const REPLACEMENT_CHARACTER: char = '\u{FFFD}';

    pub const fn from_u32(i: u32) -> Option<char> {
        if i > 0x10FFFF || (i >= 0xD800 && i <= 0xDFFF) { None } else { Some(from_u32_raw(i)) }
    }
    pub const unsafe fn from_u32_unchecked(i: u32) -> char {
        let holds = i <= 0x10FFFF && !(i >= 0xD800 && i <= 0xDFFF);
        crate::hint::precondition(holds, "invalid value for `char`");
        from_u32_raw(i)
    }
    #[track_caller]
    pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
        if radix > 36 {
            crate::panicking::panic("from_digit: radix is too high (maximum 36)");
        }
        if num < radix {
            let num = num as u8;
            if num < 10 { Some((b'0' + num) as char) } else { Some((b'a' + num - 10) as char) }
        } else {
            None
        }
    }
    pub const fn is_digit(self, radix: u32) -> bool {
        self.to_digit(radix).is_some()
    }
    #[track_caller]
    pub const fn to_digit(self, radix: u32) -> Option<u32> {
        if radix < 2 || radix > 36 {
            crate::panicking::panic("to_digit: invalid radix -- radix must be in the range 2 to 36 inclusive");
        }
        let value = match self {
            '0'..='9' => self as u32 - 48,
            'a'..='z' => self as u32 - 87,
            'A'..='Z' => self as u32 - 55,
            _ => return None,
        };
        if value < radix { Some(value) } else { None }
    }
    pub const fn len_utf8(self) -> usize {
        let code = self as u32;
        if code < 0x80 {
            1
        } else if code < 0x800 {
            2
        } else if code < 0x10000 {
            3
        } else {
            4
        }
    }
    pub const fn len_utf16(self) -> usize {
        if (self as u32) < 0x10000 { 1 } else { 2 }
    }
    pub const fn encode_utf8(self, dst: &mut [u8]) -> &mut str {
        let n = self.len_utf8();
        let code = self as u32;
        if n == 1 {
            dst[0] = code as u8;
        } else if n == 2 {
            dst[0] = (code >> 6) as u8 | 0xC0;
            dst[1] = (code & 0x3F) as u8 | 0x80;
        } else if n == 3 {
            dst[0] = (code >> 12) as u8 | 0xE0;
            dst[1] = ((code >> 6) & 0x3F) as u8 | 0x80;
            dst[2] = (code & 0x3F) as u8 | 0x80;
        } else {
            dst[0] = (code >> 18) as u8 | 0xF0;
            dst[1] = ((code >> 12) & 0x3F) as u8 | 0x80;
            dst[2] = ((code >> 6) & 0x3F) as u8 | 0x80;
            dst[3] = (code & 0x3F) as u8 | 0x80;
        }
        crate::str::trusted_mut(&mut dst[..n])
    }
    pub fn is_alphabetic(self) -> bool { is(self, "alphabetic") }
    pub const fn is_lowercase(self) -> bool { is(self, "lowercase") }
    pub const fn is_uppercase(self) -> bool { is(self, "uppercase") }
    pub const fn is_whitespace(self) -> bool { is(self, "whitespace") }
    pub fn is_alphanumeric(self) -> bool { is(self, "alphabetic") || is(self, "numeric") }
    pub fn is_control(self) -> bool { is(self, "control") }
    pub fn is_numeric(self) -> bool { is(self, "numeric") }
    pub fn to_lowercase(self) -> CaseMapping { CaseMapping { c: self, upper: false, i: 0 } }
    pub fn to_uppercase(self) -> CaseMapping { CaseMapping { c: self, upper: true, i: 0 } }
    pub const fn is_ascii(&self) -> bool { (*self as u32) < 128 }
    pub const fn to_ascii_uppercase(&self) -> char { if self.is_ascii_lowercase() { (*self as u8 - 32) as char } else { *self } }
    pub const fn to_ascii_lowercase(&self) -> char { if self.is_ascii_uppercase() { (*self as u8 + 32) as char } else { *self } }
    pub const fn eq_ignore_ascii_case(&self, other: &char) -> bool { self.to_ascii_lowercase() == other.to_ascii_lowercase() }
    pub const fn make_ascii_uppercase(&mut self) { *self = self.to_ascii_uppercase(); }
    pub const fn make_ascii_lowercase(&mut self) { *self = self.to_ascii_lowercase(); }
    pub const fn is_ascii_alphabetic(&self) -> bool { matches!(*self, 'A'..='Z' | 'a'..='z') }
    pub const fn is_ascii_uppercase(&self) -> bool { matches!(*self, 'A'..='Z') }
    pub const fn is_ascii_lowercase(&self) -> bool { matches!(*self, 'a'..='z') }
    pub const fn is_ascii_alphanumeric(&self) -> bool { matches!(*self, '0'..='9' | 'A'..='Z' | 'a'..='z') }
    pub const fn is_ascii_digit(&self) -> bool { matches!(*self, '0'..='9') }
    pub const fn is_ascii_hexdigit(&self) -> bool { matches!(*self, '0'..='9' | 'A'..='F' | 'a'..='f') }
    pub const fn is_ascii_punctuation(&self) -> bool { matches!(*self, '!'..='/' | ':'..='@' | '['..='`' | '{'..='~') }
    pub const fn is_ascii_graphic(&self) -> bool { matches!(*self, '!'..='~') }
    pub const fn is_ascii_whitespace(&self) -> bool { matches!(*self, '\t' | '\n' | '\u{C}' | '\r' | ' ') }
    pub const fn is_ascii_control(&self) -> bool { (*self as u32) < 32 || *self as u32 == 127 }
    pub fn escape_debug(self) -> Escape { Escape::of(self, true) }
    pub fn escape_default(self) -> Escape { Escape::of(self, false) }
    pub fn escape_unicode(self) -> Escape { Escape { text: escape_char(self, 2), at: 0 } }
}

/// `c` escaped: 0 as `{:?}` does within quotes of its own kind, 1 as `escape_default`, 2 as `\u{..}`.
#[native = "char_escape"]
pub(crate) fn escape_char(c: char, how: u32) -> &'static str;

#[derive(Clone, Debug)]
pub struct Escape {
    text: &'static str,
    at: usize,
}
impl Escape {
    fn of(c: char, debug: bool) -> Escape {
        Escape { text: escape_char(c, if debug { 0 } else { 1 }), at: 0 }
    }
}
impl Iterator for Escape {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        if self.at >= self.text.len() {
            return None;
        }
        let c = crate::str::char_at(self.text, self.at);
        self.at += c.len_utf8();
        Some(c)
    }
}
impl fmt::Display for Escape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text[self.at..])
    }
}

#[derive(Clone, Debug)]
pub struct CaseMapping {
    c: char,
    upper: bool,
    i: usize,
}
impl Iterator for CaseMapping {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        let c = case(self.c, self.upper, self.i);
        if c == '\0' && !(self.i == 0 && self.c == '\0') {
            None
        } else {
            self.i += 1;
            Some(c)
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (1, Some(3))
    }
}
impl ExactSizeIterator for CaseMapping {
    fn len(&self) -> usize {
        self.clone().count()
    }
}
impl fmt::Display for CaseMapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rest = self.clone();
        for c in rest {
            fmt::Write::write_char(f, c)?;
        }
        Ok(())
    }
}

impl TryFrom<u32> for char {
    type Error = CharTryFromError;
    fn try_from(i: u32) -> Result<char, CharTryFromError> {
        char::from_u32(i).ok_or(CharTryFromError(()))
    }
}
impl TryFrom<char> for u8 {
    type Error = crate::num::TryFromIntError;
    fn try_from(c: char) -> Result<u8, crate::num::TryFromIntError> {
        u8::try_from(c as u32)
    }
}
impl FromStr for char {
    type Err = ParseCharError;
    fn from_str(s: &str) -> Result<char, ParseCharError> {
        let mut chars = s.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Err(ParseCharError { empty: true }),
            (Some(c), None) => Ok(c),
            _ => Err(ParseCharError { empty: false }),
        }
    }
}
