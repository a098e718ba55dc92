//! Characters.

use crate::fmt;
use crate::str::FromStr;

mod case;
mod escape;
mod utf16;

pub use self::case::{ToLowercase, ToUppercase};
pub use self::escape::{EscapeDebug, EscapeDefault, EscapeUnicode};
pub use self::utf16::{decode_utf16, DecodeUtf16, DecodeUtf16Error};

pub const MAX: char = char::MAX;
pub const REPLACEMENT_CHARACTER: char = char::REPLACEMENT_CHARACTER;
pub const UNICODE_VERSION: (u8, u8, u8) = char::UNICODE_VERSION;

pub const fn from_u32(i: u32) -> Option<char> {
    char::from_u32(i)
}
pub const unsafe fn from_u32_unchecked(i: u32) -> char {
    unsafe { char::from_u32_unchecked(i) }
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
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct TryFromCharError(pub(crate) ());
impl fmt::Display for TryFromCharError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("unicode code point out of range")
    }
}
impl crate::error::Error for TryFromCharError {}
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseCharError {
    kind: CharErrorKind,
}
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum CharErrorKind {
    EmptyString,
    TooManyChars,
}
impl fmt::Display for ParseCharError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            CharErrorKind::EmptyString => "cannot parse char from empty string",
            CharErrorKind::TooManyChars => "too many characters in string",
        })
    }
}
impl crate::error::Error for ParseCharError {}

/// Tests a property of Unicode: "alphabetic", "numeric", "whitespace", "uppercase", "lowercase",
/// "control".
#[native = "char_is"]
const fn is(c: char, property: &'static str) -> bool;
#[native = "char_from_u32_unchecked"]
pub(crate) const fn from_u32_raw(i: u32) -> char;
/// Whether `{:?}` prints `c` as it is.
#[native = "char_is_printable"]
pub(crate) const fn is_printable(c: char) -> bool;

impl char {
    pub const MIN: char = '\0';
    pub const MAX: char = '\u{10FFFF}';
    pub const MAX_LEN_UTF8: usize = 4;
    pub const MAX_LEN_UTF16: usize = 2;
    pub const REPLACEMENT_CHARACTER: char = '\u{FFFD}';
    pub const UNICODE_VERSION: (u8, u8, u8) = (17, 0, 0);

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
    #[track_caller]
    pub const fn encode_utf8(self, dst: &mut [u8]) -> &mut str {
        let n = self.len_utf8();
        let code = self as u32;
        if dst.len() < n {
            panic!("encode_utf8: need {n} bytes to encode U+{code:04X} but buffer has just {}", dst.len());
        }
        if n == 1 {
            dst[0] = code as u8;
        } else {
            let mut i = n - 1;
            let mut rest = code;
            while i > 0 {
                dst[i] = (rest & 0x3F) as u8 | 0x80;
                rest >>= 6;
                i -= 1;
            }
            dst[0] = rest as u8 | if n == 2 { 0xC0 } else if n == 3 { 0xE0 } else { 0xF0 };
        }
        crate::str::trusted_mut(&mut dst[..n])
    }
    #[track_caller]
    pub const fn encode_utf16(self, dst: &mut [u16]) -> &mut [u16] {
        let n = self.len_utf16();
        let code = self as u32;
        if dst.len() < n {
            panic!("encode_utf16: need {n} bytes to encode U+{code:04X} but buffer has just {}", dst.len());
        }
        if n == 1 {
            dst[0] = code as u16;
        } else {
            dst[0] = 0xD800 | ((code - 0x1_0000) >> 10) as u16;
            dst[1] = 0xDC00 | (code & 0x3FF) as u16;
        }
        &mut dst[..n]
    }
    pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> DecodeUtf16<I::IntoIter> {
        decode_utf16(iter)
    }
    pub fn is_alphabetic(self) -> bool { is(self, "alphabetic") }
    pub const fn is_lowercase(self) -> bool { is(self, "lowercase") }
    pub const fn is_uppercase(self) -> bool { is(self, "uppercase") }
    pub const fn is_whitespace(self) -> bool { is(self, "whitespace") }
    pub fn is_alphanumeric(self) -> bool { is(self, "alphabetic") || is(self, "numeric") }
    pub fn is_control(self) -> bool { is(self, "control") }
    pub fn is_numeric(self) -> bool { is(self, "numeric") }
    pub fn to_lowercase(self) -> ToLowercase { ToLowercase::of(self) }
    pub fn to_uppercase(self) -> ToUppercase { ToUppercase::of(self) }
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
    pub fn escape_debug(self) -> EscapeDebug { EscapeDebug::of(self, 0) }
    pub fn escape_default(self) -> EscapeDefault { EscapeDefault::of(self, 1) }
    pub fn escape_unicode(self) -> EscapeUnicode { EscapeUnicode::of(self, 2) }
}

impl TryFrom<u32> for char {
    type Error = CharTryFromError;
    fn try_from(i: u32) -> Result<char, CharTryFromError> {
        char::from_u32(i).ok_or(CharTryFromError(()))
    }
}
macro_rules! try_from_char_impl {
    ($($t:ident)*) => { $(
        impl TryFrom<char> for $t {
            type Error = TryFromCharError;
            fn try_from(c: char) -> Result<$t, TryFromCharError> {
                if c as u64 <= $t::MAX as u64 { Ok(c as u32 as $t) } else { Err(TryFromCharError(())) }
            }
        }
    )* };
}
try_from_char_impl! { u8 u16 usize }
impl FromStr for char {
    type Err = ParseCharError;
    fn from_str(s: &str) -> Result<char, ParseCharError> {
        let mut chars = s.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Err(ParseCharError { kind: CharErrorKind::EmptyString }),
            (Some(c), None) => Ok(c),
            _ => Err(ParseCharError { kind: CharErrorKind::TooManyChars }),
        }
    }
}
