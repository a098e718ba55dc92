//! Decoding UTF-16.

use crate::fmt;

#[derive(Clone, Debug)]
pub struct DecodeUtf16<I: Iterator<Item = u16>> {
    iter: I,
    buf: Option<u16>,
}

#[derive(Debug, Clone, Eq, PartialEq)]
pub struct DecodeUtf16Error {
    code: u16,
}
impl DecodeUtf16Error {
    pub fn unpaired_surrogate(&self) -> u16 {
        self.code
    }
}
impl fmt::Display for DecodeUtf16Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unpaired surrogate found: {:x}", self.code)
    }
}
impl crate::error::Error for DecodeUtf16Error {}

pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> DecodeUtf16<I::IntoIter> {
    DecodeUtf16 { iter: iter.into_iter(), buf: None }
}

impl<I: Iterator<Item = u16>> Iterator for DecodeUtf16<I> {
    type Item = Result<char, DecodeUtf16Error>;
    fn next(&mut self) -> Option<Result<char, DecodeUtf16Error>> {
        let unit = match self.buf.take() {
            Some(unit) => unit,
            None => self.iter.next()?,
        };
        if unit & 0xF800 != 0xD800 {
            return Some(Ok(super::from_u32_raw(unit as u32)));
        }
        if unit >= 0xDC00 {
            return Some(Err(DecodeUtf16Error { code: unit }));
        }
        match self.iter.next() {
            Some(low) if low & 0xFC00 == 0xDC00 => {
                let code = ((unit as u32 & 0x3FF) << 10 | low as u32 & 0x3FF) + 0x1_0000;
                Some(Ok(super::from_u32_raw(code)))
            }
            other => {
                self.buf = other;
                Some(Err(DecodeUtf16Error { code: unit }))
            }
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (low, high) = self.iter.size_hint();
        // A surrogate that is kept may be the first half of what the next unit ends.
        let (least, most) = match self.buf {
            None => (0, 0),
            Some(unit) if unit & 0xF800 != 0xD800 || high == Some(0) => (1, 1),
            Some(_) => (0, 1),
        };
        (low.div_ceil(2) + least, high.and_then(|n| n.checked_add(most)))
    }
}
