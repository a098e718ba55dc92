//! The characters, bytes and code units of a string.

use super::{char_at, char_before, count_chars, slice_unchecked};
use crate::fmt;
use crate::iter::FusedIterator;

#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Chars<'a> {
    pub(super) text: &'a str,
    pub(super) front: usize,
    pub(super) back: usize,
}
impl<'a> Chars<'a> {
    pub fn as_str(&self) -> &'a str {
        slice_unchecked(self.text, self.front, self.back)
    }
}
impl<'a> Iterator for Chars<'a> {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        if self.front == self.back {
            None
        } else {
            let c = char_at(self.text, self.front);
            self.front += c.len_utf8();
            Some(c)
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.back - self.front;
        ((n + 3) / 4, Some(n))
    }
    fn count(self) -> usize {
        count_chars(self.as_str())
    }
    fn last(mut self) -> Option<char> {
        self.next_back()
    }
}
impl<'a> DoubleEndedIterator for Chars<'a> {
    fn next_back(&mut self) -> Option<char> {
        if self.front == self.back {
            None
        } else {
            let c = char_before(self.text, self.back);
            self.back -= c.len_utf8();
            Some(c)
        }
    }
}
impl FusedIterator for Chars<'_> {}
impl fmt::Debug for Chars<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chars(")?;
        f.debug_list().entries(self.clone()).finish()?;
        f.write_str(")")
    }
}

#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct CharIndices<'a> {
    pub(super) iter: Chars<'a>,
}
impl<'a> CharIndices<'a> {
    pub fn as_str(&self) -> &'a str {
        self.iter.as_str()
    }
    pub const fn offset(&self) -> usize {
        self.iter.front
    }
}
impl fmt::Debug for CharIndices<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CharIndices").field("front_offset", &self.iter.front).field("iter", &self.iter).finish()
    }
}
impl FusedIterator for CharIndices<'_> {}
impl<'a> Iterator for CharIndices<'a> {
    type Item = (usize, char);
    fn next(&mut self) -> Option<(usize, char)> {
        let at = self.iter.front;
        match self.iter.next() {
            None => None,
            Some(c) => Some((at, c)),
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}
impl<'a> DoubleEndedIterator for CharIndices<'a> {
    fn next_back(&mut self) -> Option<(usize, char)> {
        match self.iter.next_back() {
            None => None,
            Some(c) => Some((self.iter.back, c)),
        }
    }
}

#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Bytes<'a> {
    pub(super) iter: crate::slice::Iter<'a, u8>,
}
impl Iterator for Bytes<'_> {
    type Item = u8;
    fn next(&mut self) -> Option<u8> {
        match self.iter.next() {
            None => None,
            Some(b) => Some(*b),
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}
impl DoubleEndedIterator for Bytes<'_> {
    fn next_back(&mut self) -> Option<u8> {
        match self.iter.next_back() {
            None => None,
            Some(b) => Some(*b),
        }
    }
}
impl ExactSizeIterator for Bytes<'_> {}
impl FusedIterator for Bytes<'_> {}
impl fmt::Debug for Bytes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bytes(Copied {{ it: {:?} }})", self.iter)
    }
}

#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct EncodeUtf16<'a> {
    pub(super) chars: Chars<'a>,
    /// The second half of the last character, or 0.
    pub(super) extra: u16,
}
impl FusedIterator for EncodeUtf16<'_> {}
impl fmt::Debug for EncodeUtf16<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EncodeUtf16").finish_non_exhaustive()
    }
}
impl<'a> Iterator for EncodeUtf16<'a> {
    type Item = u16;
    fn next(&mut self) -> Option<u16> {
        if self.extra != 0 {
            let tmp = self.extra;
            self.extra = 0;
            return Some(tmp);
        }
        let c = self.chars.next()? as u32;
        if c < 0x10000 {
            Some(c as u16)
        } else {
            let c = c - 0x10000;
            self.extra = 0xDC00 + (c & 0x3FF) as u16;
            Some(0xD800 + (c >> 10) as u16)
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.chars.back - self.chars.front;
        let kept = (self.extra != 0) as usize;
        // Three bytes are one unit, four are two.
        (n.div_ceil(3) + kept, Some(n + kept))
    }
}
