//! String slices.

use crate::borrow::ToOwned;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::ops::{Index, IndexMut};
use crate::raw_buf::RawBuf;
use crate::slice::SliceIndex;

mod chars;
mod escape;
mod index;
mod lossy;
pub mod pattern;
mod split;

pub use self::chars::{Bytes, CharIndices, Chars, EncodeUtf16};
pub use self::escape::{EscapeDebug, EscapeDefault, EscapeUnicode};
pub use self::lossy::{Utf8Chunk, Utf8Chunks};
pub use self::split::{Lines, LinesAny, SplitAsciiWhitespace, SplitWhitespace};
pub use self::split::{MatchIndices, Matches, RMatchIndices, RMatches};
pub use self::split::{RSplit, RSplitN, RSplitTerminator, Split, SplitInclusive, SplitN, SplitTerminator};

use self::pattern::{DoubleEndedSearcher, Pattern, ReverseSearcher, Searcher};

#[derive(Copy, Eq, PartialEq, Clone, Debug)]
pub struct Utf8Error {
    valid_up_to: usize,
    error_len: Option<u8>,
}
impl Utf8Error {
    pub const fn valid_up_to(&self) -> usize {
        self.valid_up_to
    }
    pub const fn error_len(&self) -> Option<usize> {
        match self.error_len {
            Some(len) => Some(len as usize),
            None => None,
        }
    }
}
impl fmt::Display for Utf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(error_len) = self.error_len {
            write!(f, "invalid utf-8 sequence of {} bytes from index {}", error_len, self.valid_up_to)
        } else {
            write!(f, "incomplete utf-8 byte sequence from index {}", self.valid_up_to)
        }
    }
}
impl crate::error::Error for Utf8Error {}

pub trait FromStr: Sized {
    type Err;
    fn from_str(s: &str) -> Result<Self, Self::Err>;
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseBoolError;
impl fmt::Display for ParseBoolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt("provided string was not `true` or `false`", f)
    }
}
impl crate::error::Error for ParseBoolError {}
impl FromStr for bool {
    type Err = ParseBoolError;
    fn from_str(s: &str) -> Result<bool, ParseBoolError> {
        match s {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(ParseBoolError),
        }
    }
}

/// Length of the valid prefix, or `usize::MAX` when all is valid.
#[native = "utf8_valid_up_to"]
fn valid_up_to(v: &[u8]) -> usize;
/// Length of the bad sequence at the end of the valid prefix, 0 if the input ends within it.
#[native = "utf8_error_len"]
fn utf8_error_len(v: &[u8]) -> usize;
#[native = "utf8_lossy"]
pub(crate) fn lossy(v: &[u8]) -> RawBuf<u8>;

pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
    let n = valid_up_to(v);
    if n == usize::MAX {
        Ok(trusted(v))
    } else {
        let bad = utf8_error_len(v);
        Err(Utf8Error { valid_up_to: n, error_len: if bad == 0 { None } else { Some(bad as u8) } })
    }
}
pub const fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> {
    match from_utf8(v) {
        Ok(_) => Ok(trusted_mut(v)),
        Err(error) => Err(error),
    }
}
/// `v` as a string, known to be one.
#[native = "str_from_utf8_unchecked"]
pub(crate) const fn trusted(v: &[u8]) -> &str;
#[native = "str_from_utf8_unchecked"]
pub(crate) const fn trusted_mut(v: &mut [u8]) -> &mut str;

#[native = "str_as_bytes"]
const fn trusted_bytes_mut(s: &mut str) -> &mut [u8];

pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str {
    expect_utf8(v);
    trusted(v)
}
pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str {
    expect_utf8(v);
    trusted_mut(v)
}
pub(crate) const fn expect_utf8(v: &[u8]) {
    crate::hint::precondition(valid_up_to(v) == usize::MAX, "from_utf8_unchecked requires that the bytes are valid UTF-8");
}
#[native = "str_from_utf8_unchecked"]
pub unsafe fn from_boxed_utf8_unchecked(v: Box<[u8]>) -> Box<str>;

/// Byte offset of the first match of `needle` at or after `from`, or `usize::MAX`.
#[native = "str_find"]
pub(crate) fn find_str(hay: &str, needle: &str, from: usize) -> usize;
/// Byte offset of the last match of `needle` that ends at or before `to`, or `usize::MAX`.
#[native = "str_rfind"]
pub(crate) fn rfind_str(hay: &str, needle: &str, to: usize) -> usize;
/// Byte offset of the first `c` in `hay[from..to]`, or `usize::MAX`.
#[native = "str_find_char"]
pub(crate) fn find_char(hay: &str, c: char, from: usize, to: usize) -> usize;
/// Byte offset of the last `c` in `hay[from..to]`, or `usize::MAX`.
#[native = "str_rfind_char"]
pub(crate) fn rfind_char(hay: &str, c: char, from: usize, to: usize) -> usize;
/// The end of the white space that begins at `from`.
#[native = "str_skip_white"]
pub(crate) fn skip_white(s: &str, from: usize) -> usize;
/// The start of the white space at the end of `s[from..]`.
#[native = "str_rskip_white"]
pub(crate) fn rskip_white(s: &str, from: usize) -> usize;
/// The start of the white space, of ASCII or of all, that comes first in `s[from..to]`; else `to`.
#[native = "str_find_white"]
pub(crate) fn find_white(s: &str, from: usize, to: usize) -> usize;
/// The end of the white space that comes last in `s[from..to]`; else `from`.
#[native = "str_rfind_white"]
pub(crate) fn rfind_white(s: &str, from: usize, to: usize) -> usize;
/// The character that starts at byte `at`, which is a boundary before the end.
#[native = "str_char_at"]
pub(crate) fn char_at(s: &str, at: usize) -> char;
/// The character that ends at byte `at`, which is a boundary after the start.
#[native = "str_char_before"]
pub(crate) fn char_before(s: &str, at: usize) -> char;
/// `s[start..end]` without a check.
#[native = "str_slice"]
pub(crate) fn slice_unchecked(s: &str, start: usize, end: usize) -> &str;
#[native = "str_slice"]
pub(crate) fn slice_unchecked_mut(s: &mut str, start: usize, end: usize) -> &mut str;
#[native = "str_eq"]
fn same(a: &str, b: &str) -> bool;
/// -1, 0 or 1.
#[native = "str_cmp"]
fn compare(a: &str, b: &str) -> i32;
#[native = "str_to_lowercase"]
fn lowercase(s: &str) -> RawBuf<u8>;
#[native = "str_to_uppercase"]
fn uppercase(s: &str) -> RawBuf<u8>;
#[native = "str_repeat"]
fn repeated(s: &str, n: usize) -> RawBuf<u8>;
#[native = "str_count_chars"]
fn count_chars(s: &str) -> usize;
#[native = "str_make_ascii_case"]
fn make_ascii_case(s: &mut str, upper: bool);

impl str {
    #[native = "str_len"]
    pub const fn len(&self) -> usize;
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
    #[native = "str_is_char_boundary"]
    pub const fn is_char_boundary(&self, index: usize) -> bool;
    #[native = "str_as_bytes"]
    pub const fn as_bytes(&self) -> &[u8];
    #[native = "str_as_bytes"]
    pub const unsafe fn as_bytes_mut(&mut self) -> &mut [u8];
    #[native = "slice_as_ptr"]
    pub const fn as_ptr(&self) -> *const u8;
    #[native = "slice_as_ptr"]
    pub const fn as_mut_ptr(&mut self) -> *mut u8;
    pub fn get<I: SliceIndex<str>>(&self, i: I) -> Option<&I::Output> {
        i.get(self)
    }
    pub fn get_mut<I: SliceIndex<str>>(&mut self, i: I) -> Option<&mut I::Output> {
        i.get_mut(self)
    }
    pub unsafe fn get_unchecked<I: SliceIndex<str>>(&self, i: I) -> &I::Output {
        match i.get(self) {
            Some(part) => part,
            None => unsafe {
                crate::hint::violated("str::get_unchecked requires that the range is within the string slice")
            },
        }
    }
    pub unsafe fn get_unchecked_mut<I: SliceIndex<str>>(&mut self, i: I) -> &mut I::Output {
        match i.get_mut(self) {
            Some(part) => part,
            None => unsafe {
                crate::hint::violated("str::get_unchecked_mut requires that the range is within the string slice")
            },
        }
    }
    pub unsafe fn slice_unchecked(&self, begin: usize, end: usize) -> &str {
        unsafe { self.get_unchecked(begin..end) }
    }
    pub unsafe fn slice_mut_unchecked(&mut self, begin: usize, end: usize) -> &mut str {
        unsafe { self.get_unchecked_mut(begin..end) }
    }
    pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
        from_utf8(v)
    }
    pub const fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> {
        from_utf8_mut(v)
    }
    pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str {
        unsafe { from_utf8_unchecked(v) }
    }
    pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str {
        unsafe { from_utf8_unchecked_mut(v) }
    }
    #[track_caller]
    pub const fn split_at(&self, mid: usize) -> (&str, &str) {
        match self.split_at_checked(mid) {
            Some(pair) => pair,
            None => index::slice_error_fail(self, 0, mid),
        }
    }
    #[track_caller]
    pub const fn split_at_mut(&mut self, mid: usize) -> (&mut str, &mut str) {
        if !self.is_char_boundary(mid) {
            index::slice_error_fail(self, 0, mid);
        }
        let (head, tail) = trusted_bytes_mut(self).split_at_mut(mid);
        (trusted_mut(head), trusted_mut(tail))
    }
    pub const fn split_at_checked(&self, mid: usize) -> Option<(&str, &str)> {
        if self.is_char_boundary(mid) {
            Some((slice_unchecked(self, 0, mid), slice_unchecked(self, mid, self.len())))
        } else {
            None
        }
    }
    pub const fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut str, &mut str)> {
        if self.is_char_boundary(mid) { Some(self.split_at_mut(mid)) } else { None }
    }
    pub fn chars(&self) -> Chars<'_> {
        Chars { text: self, front: 0, back: self.len() }
    }
    pub fn char_indices(&self) -> CharIndices<'_> {
        CharIndices { iter: self.chars() }
    }
    pub fn bytes(&self) -> Bytes<'_> {
        Bytes { iter: self.as_bytes().iter() }
    }
    pub fn split_whitespace(&self) -> SplitWhitespace<'_> {
        SplitWhitespace::of(self)
    }
    pub fn split_ascii_whitespace(&self) -> SplitAsciiWhitespace<'_> {
        SplitAsciiWhitespace::of(self)
    }
    pub fn lines(&self) -> Lines<'_> {
        Lines::of(self)
    }
    pub fn lines_any(&self) -> LinesAny<'_> {
        LinesAny::of(self)
    }
    pub fn contains<P: Pattern>(&self, pat: P) -> bool {
        pat.into_searcher(self).next_match().is_some()
    }
    pub fn starts_with<P: Pattern>(&self, pat: P) -> bool {
        pat.prefix_of(self).is_some()
    }
    pub fn ends_with<P: Pattern>(&self, pat: P) -> bool where for<'a> P::Searcher<'a>: ReverseSearcher<'a> {
        pat.suffix_of(self).is_some()
    }
    pub fn find<P: Pattern>(&self, pat: P) -> Option<usize> {
        match pat.into_searcher(self).next_match() {
            Some((i, _)) => Some(i),
            None => None,
        }
    }
    pub fn rfind<P: Pattern>(&self, pat: P) -> Option<usize> where for<'a> P::Searcher<'a>: ReverseSearcher<'a> {
        match pat.into_searcher(self).next_match_back() {
            Some((i, _)) => Some(i),
            None => None,
        }
    }
    pub fn split<P: Pattern>(&self, pat: P) -> Split<'_, P> {
        Split::of(self, pat, true)
    }
    pub fn split_inclusive<P: Pattern>(&self, pat: P) -> SplitInclusive<'_, P> {
        SplitInclusive::of(self, pat)
    }
    pub fn rsplit<P: Pattern>(&self, pat: P) -> RSplit<'_, P> where for<'a> P::Searcher<'a>: ReverseSearcher<'a> {
        RSplit::of(self, pat, true)
    }
    pub fn split_terminator<P: Pattern>(&self, pat: P) -> SplitTerminator<'_, P> {
        SplitTerminator::of(self, pat, false)
    }
    pub fn rsplit_terminator<P: Pattern>(&self, pat: P) -> RSplitTerminator<'_, P> where for<'a> P::Searcher<'a>: ReverseSearcher<'a> {
        RSplitTerminator::of(self, pat, false)
    }
    pub fn splitn<P: Pattern>(&self, n: usize, pat: P) -> SplitN<'_, P> {
        SplitN::of(self, pat, n)
    }
    pub fn rsplitn<P: Pattern>(&self, n: usize, pat: P) -> RSplitN<'_, P> where for<'a> P::Searcher<'a>: ReverseSearcher<'a> {
        RSplitN::of(self, pat, n)
    }
    pub fn split_once<P: Pattern>(&self, delimiter: P) -> Option<(&str, &str)> {
        let (start, end) = delimiter.into_searcher(self).next_match()?;
        Some((slice_unchecked(self, 0, start), slice_unchecked(self, end, self.len())))
    }
    pub fn rsplit_once<P: Pattern>(&self, delimiter: P) -> Option<(&str, &str)> where for<'a> P::Searcher<'a>: ReverseSearcher<'a> {
        let (start, end) = delimiter.into_searcher(self).next_match_back()?;
        Some((slice_unchecked(self, 0, start), slice_unchecked(self, end, self.len())))
    }
    pub fn matches<P: Pattern>(&self, pat: P) -> Matches<'_, P> {
        Matches::of(self, pat)
    }
    pub fn rmatches<P: Pattern>(&self, pat: P) -> RMatches<'_, P> where for<'a> P::Searcher<'a>: ReverseSearcher<'a> {
        RMatches::of(self, pat)
    }
    pub fn match_indices<P: Pattern>(&self, pat: P) -> MatchIndices<'_, P> {
        MatchIndices::of(self, pat)
    }
    pub fn rmatch_indices<P: Pattern>(&self, pat: P) -> RMatchIndices<'_, P> where for<'a> P::Searcher<'a>: ReverseSearcher<'a> {
        RMatchIndices::of(self, pat)
    }
    pub const fn trim_ascii(&self) -> &str {
        trusted(self.as_bytes().trim_ascii())
    }
    pub const fn trim_ascii_start(&self) -> &str {
        trusted(self.as_bytes().trim_ascii_start())
    }
    pub const fn trim_ascii_end(&self) -> &str {
        trusted(self.as_bytes().trim_ascii_end())
    }
    pub const fn floor_char_boundary(&self, index: usize) -> usize {
        if index >= self.len() {
            return self.len();
        }
        let mut i = index;
        while !self.is_char_boundary(i) {
            i -= 1;
        }
        i
    }
    pub const fn ceil_char_boundary(&self, index: usize) -> usize {
        if index >= self.len() {
            return self.len();
        }
        let mut i = index;
        while !self.is_char_boundary(i) {
            i += 1;
        }
        i
    }
    pub fn trim(&self) -> &str {
        let start = skip_white(self, 0);
        slice_unchecked(self, start, rskip_white(self, start))
    }
    pub fn trim_start(&self) -> &str {
        slice_unchecked(self, skip_white(self, 0), self.len())
    }
    pub fn trim_end(&self) -> &str {
        slice_unchecked(self, 0, rskip_white(self, 0))
    }
    pub fn trim_left(&self) -> &str {
        self.trim_start()
    }
    pub fn trim_right(&self) -> &str {
        self.trim_end()
    }
    pub fn trim_matches<P: Pattern>(&self, pat: P) -> &str where for<'a> P::Searcher<'a>: DoubleEndedSearcher<'a> {
        let mut matcher = pat.into_searcher(self);
        match matcher.next_reject() {
            None => slice_unchecked(self, 0, 0),
            Some((start, end)) => match matcher.next_reject_back() {
                Some((_, later)) => slice_unchecked(self, start, later),
                None => slice_unchecked(self, start, end),
            },
        }
    }
    pub fn trim_start_matches<P: Pattern>(&self, pat: P) -> &str {
        let start = match pat.into_searcher(self).next_reject() {
            Some((start, _)) => start,
            None => self.len(),
        };
        slice_unchecked(self, start, self.len())
    }
    pub fn trim_end_matches<P: Pattern>(&self, pat: P) -> &str where for<'a> P::Searcher<'a>: ReverseSearcher<'a> {
        let end = match pat.into_searcher(self).next_reject_back() {
            Some((_, end)) => end,
            None => 0,
        };
        slice_unchecked(self, 0, end)
    }
    pub fn trim_left_matches<P: Pattern>(&self, pat: P) -> &str {
        self.trim_start_matches(pat)
    }
    pub fn trim_right_matches<P: Pattern>(&self, pat: P) -> &str where for<'a> P::Searcher<'a>: ReverseSearcher<'a> {
        self.trim_end_matches(pat)
    }
    pub fn strip_prefix<P: Pattern>(&self, prefix: P) -> Option<&str> {
        let n = prefix.prefix_of(self)?;
        Some(slice_unchecked(self, n, self.len()))
    }
    pub fn strip_suffix<P: Pattern>(&self, suffix: P) -> Option<&str> where for<'a> P::Searcher<'a>: ReverseSearcher<'a> {
        let n = suffix.suffix_of(self)?;
        Some(slice_unchecked(self, 0, self.len() - n))
    }
    pub fn parse<F: FromStr>(&self) -> Result<F, F::Err> {
        FromStr::from_str(self)
    }
    pub fn replace<P: Pattern>(&self, from: P, to: &str) -> String {
        let mut result = String::with_capacity(from.replaced_capacity(self, to));
        let mut matcher = from.into_searcher(self);
        let mut last = 0;
        while let Some((start, end)) = matcher.next_match() {
            result.push_str(slice_unchecked(self, last, start));
            result.push_str(to);
            last = end;
        }
        result.push_str(slice_unchecked(self, last, self.len()));
        result
    }
    pub fn replacen<P: Pattern>(&self, pat: P, to: &str, count: usize) -> String {
        let mut result = String::with_capacity(32);
        let mut matcher = pat.into_searcher(self);
        let mut last = 0;
        let mut left = count;
        while left > 0 {
            match matcher.next_match() {
                None => break,
                Some((start, end)) => {
                    result.push_str(slice_unchecked(self, last, start));
                    result.push_str(to);
                    last = end;
                }
            }
            left -= 1;
        }
        result.push_str(slice_unchecked(self, last, self.len()));
        result
    }
    pub fn to_lowercase(&self) -> String {
        String::trusted(Vec::from_buf(lowercase(self)))
    }
    pub fn to_uppercase(&self) -> String {
        String::trusted(Vec::from_buf(uppercase(self)))
    }
    #[track_caller]
    pub fn repeat(&self, n: usize) -> String {
        if self.len().checked_mul(n).is_none() {
            crate::panicking::panic_display(&"capacity overflow");
        }
        String::trusted(Vec::from_buf(repeated(self, n)))
    }
    pub const fn is_ascii(&self) -> bool {
        self.bytes().all(|b| b < 128)
    }
    pub const fn eq_ignore_ascii_case(&self, other: &str) -> bool {
        self.len() == other.len() && self.bytes().zip(other.bytes()).all(|(a, b)| a.eq_ignore_ascii_case(&b))
    }
    pub const fn make_ascii_uppercase(&mut self) {
        make_ascii_case(self, true)
    }
    pub const fn make_ascii_lowercase(&mut self) {
        make_ascii_case(self, false)
    }
    pub fn to_ascii_uppercase(&self) -> String {
        let mut s = self.to_owned();
        s.make_ascii_uppercase();
        s
    }
    pub fn to_ascii_lowercase(&self) -> String {
        let mut s = self.to_owned();
        s.make_ascii_lowercase();
        s
    }
    pub fn escape_debug(&self) -> EscapeDebug<'_> {
        EscapeDebug::of(self)
    }
    pub fn escape_default(&self) -> EscapeDefault<'_> {
        EscapeDefault::of(self)
    }
    pub fn escape_unicode(&self) -> EscapeUnicode<'_> {
        EscapeUnicode::of(self)
    }
    pub fn encode_utf16(&self) -> EncodeUtf16<'_> {
        EncodeUtf16 { chars: self.chars(), extra: 0 }
    }
    pub fn into_string(self: Box<str>) -> String {
        unsafe { String::trusted(crate::slice::into_vec(Box::from_raw(Box::into_raw(self) as *mut [u8]))) }
    }
    pub fn into_boxed_bytes(self: Box<str>) -> Box<[u8]> {
        self.into_string().into_bytes().into_boxed_slice()
    }
}

impl ToOwned for str {
    type Owned = String;
    fn to_owned(&self) -> String {
        String::from(self)
    }
}
impl PartialEq for str {
    fn eq(&self, other: &str) -> bool {
        same(self, other)
    }
}
impl Eq for str {}
impl PartialOrd for str {
    fn partial_cmp(&self, other: &str) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for str {
    fn cmp(&self, other: &str) -> Ordering {
        compare(self, other).cmp(&0)
    }
}
impl Hash for str {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_str(self);
    }
}
impl Default for &mut str {
    fn default() -> Self {
        trusted_mut(&mut [])
    }
}
impl Default for &str {
    fn default() -> Self {
        ""
    }
}
impl<I: SliceIndex<str>> Index<I> for str {
    type Output = I::Output;
    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self)
    }
}
impl<I: SliceIndex<str>> IndexMut<I> for str {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }
}
