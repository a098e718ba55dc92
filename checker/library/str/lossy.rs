//! Bytes as valid UTF-8 and what is not.

use super::{trusted, utf8_error_len, valid_up_to};
use crate::fmt;
use crate::iter::FusedIterator;

/// A valid stretch and the invalid bytes after it: at most three, none at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utf8Chunk<'a> {
    valid: &'a str,
    invalid: &'a [u8],
}
impl<'a> Utf8Chunk<'a> {
    pub fn valid(&self) -> &'a str {
        self.valid
    }
    pub fn invalid(&self) -> &'a [u8] {
        self.invalid
    }
}

impl [u8] {
    pub fn utf8_chunks(&self) -> Utf8Chunks<'_> {
        Utf8Chunks { source: self }
    }
}

#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Utf8Chunks<'a> {
    source: &'a [u8],
}
impl<'a> Iterator for Utf8Chunks<'a> {
    type Item = Utf8Chunk<'a>;
    fn next(&mut self) -> Option<Utf8Chunk<'a>> {
        let source = self.source;
        if source.is_empty() {
            return None;
        }
        let n = valid_up_to(source);
        if n == usize::MAX {
            self.source = &[];
            return Some(Utf8Chunk { valid: trusted(source), invalid: &[] });
        }
        let bad = utf8_error_len(source);
        let end = if bad == 0 { source.len() } else { n + bad };
        self.source = &source[end..];
        Some(Utf8Chunk { valid: trusted(&source[..n]), invalid: &source[n..end] })
    }
}
impl FusedIterator for Utf8Chunks<'_> {}
impl fmt::Debug for Utf8Chunks<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Utf8Chunks { source: \"")?;
        for chunk in self.clone() {
            for c in chunk.valid.chars() {
                match c {
                    '\0' => f.write_str("\\0")?,
                    '\x01'..='\x7f' => write!(f, "{}", (c as u8).escape_ascii())?,
                    _ => write!(f, "{}", c.escape_debug())?,
                }
            }
            for b in chunk.invalid {
                write!(f, "\\x{b:02X}")?;
            }
        }
        f.write_str("\" }")
    }
}
