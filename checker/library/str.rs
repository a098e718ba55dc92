//! String slices.

use crate::borrow::ToOwned;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::FusedIterator;
use crate::ops::{Index, IndexMut, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use crate::raw_buf::RawBuf;
use crate::slice::SliceIndex;

pub mod pattern;

use self::pattern::Pattern;

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
/// `v` as a string, known to be one.
#[native = "str_from_utf8_unchecked"]
pub(crate) const fn trusted(v: &[u8]) -> &str;
#[native = "str_from_utf8_unchecked"]
pub(crate) const fn trusted_mut(v: &mut [u8]) -> &mut str;

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
    #[track_caller]
    pub const fn split_at(&self, mid: usize) -> (&str, &str) {
        match self.split_at_checked(mid) {
            Some(pair) => pair,
            None => panic!("failed to slice string"),
        }
    }
    pub const fn split_at_checked(&self, mid: usize) -> Option<(&str, &str)> {
        if self.is_char_boundary(mid) {
            Some((slice_unchecked(self, 0, mid), slice_unchecked(self, mid, self.len())))
        } else {
            None
        }
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
        SplitWhitespace { rest: self }
    }
    pub fn split_ascii_whitespace(&self) -> SplitWhitespace<'_> {
        SplitWhitespace { rest: self }
    }
    pub fn lines(&self) -> Lines<'_> {
        Lines { rest: self, done: self.is_empty() }
    }
    pub fn contains<P: Pattern>(&self, mut pat: P) -> bool {
        pat.find_in(self, 0).is_some()
    }
    pub fn starts_with<P: Pattern>(&self, mut pat: P) -> bool {
        pat.prefix_of(self).is_some()
    }
    pub fn ends_with<P: Pattern>(&self, mut pat: P) -> bool {
        pat.suffix_of(self, self.len()).is_some()
    }
    pub fn find<P: Pattern>(&self, mut pat: P) -> Option<usize> {
        match pat.find_in(self, 0) {
            Some((i, _)) => Some(i),
            None => None,
        }
    }
    pub fn rfind<P: Pattern>(&self, mut pat: P) -> Option<usize> {
        match pat.rfind_in(self, self.len()) {
            Some((i, _)) => Some(i),
            None => None,
        }
    }
    pub fn split<P: Pattern>(&self, pat: P) -> Split<'_, P> {
        Split { text: self, start: 0, end: self.len(), pat, done: false, limit: usize::MAX, inclusive: false, terminator: false }
    }
    pub fn split_inclusive<P: Pattern>(&self, pat: P) -> Split<'_, P> {
        Split { text: self, start: 0, end: self.len(), pat, done: false, limit: usize::MAX, inclusive: true, terminator: true }
    }
    pub fn split_terminator<P: Pattern>(&self, pat: P) -> Split<'_, P> {
        Split { text: self, start: 0, end: self.len(), pat, done: false, limit: usize::MAX, inclusive: false, terminator: true }
    }
    pub fn splitn<P: Pattern>(&self, n: usize, pat: P) -> Split<'_, P> {
        Split { text: self, start: 0, end: self.len(), pat, done: n == 0, limit: n, inclusive: false, terminator: false }
    }
    pub fn rsplit<P: Pattern>(&self, pat: P) -> RSplit<'_, P> {
        RSplit { text: self, end: self.len(), pat, done: false, limit: usize::MAX }
    }
    pub fn rsplitn<P: Pattern>(&self, n: usize, pat: P) -> RSplit<'_, P> {
        RSplit { text: self, end: self.len(), pat, done: n == 0, limit: n }
    }
    pub fn split_once<P: Pattern>(&self, mut delimiter: P) -> Option<(&str, &str)> {
        let (start, end) = delimiter.find_in(self, 0)?;
        Some((slice_unchecked(self, 0, start), slice_unchecked(self, end, self.len())))
    }
    pub fn rsplit_once<P: Pattern>(&self, mut delimiter: P) -> Option<(&str, &str)> {
        let (start, end) = delimiter.rfind_in(self, self.len())?;
        Some((slice_unchecked(self, 0, start), slice_unchecked(self, end, self.len())))
    }
    pub fn matches<P: Pattern>(&self, pat: P) -> Matches<'_, P> {
        Matches { text: self, at: 0, pat }
    }
    pub fn match_indices<P: Pattern>(&self, pat: P) -> MatchIndices<'_, P> {
        MatchIndices { text: self, at: 0, pat }
    }
    pub fn rmatches<P: Pattern>(&self, pat: P) -> RMatches<'_, P> {
        RMatches { inner: self.rmatch_indices(pat) }
    }
    pub fn rmatch_indices<P: Pattern>(&self, pat: P) -> RMatchIndices<'_, P> {
        RMatchIndices { text: self, end: self.len(), done: false, pat }
    }
    pub fn rsplit_terminator<P: Pattern>(&self, mut pat: P) -> RSplit<'_, P> {
        match pat.suffix_of(self, self.len()) {
            Some(n) => slice_unchecked(self, 0, self.len() - n).rsplit(pat),
            None => self.rsplit(pat),
        }
    }
    pub const fn trim_ascii(&self) -> &str {
        self.trim_matches(|c: char| c.is_ascii_whitespace())
    }
    pub const fn trim_ascii_start(&self) -> &str {
        self.trim_start_matches(|c: char| c.is_ascii_whitespace())
    }
    pub const fn trim_ascii_end(&self) -> &str {
        self.trim_end_matches(|c: char| c.is_ascii_whitespace())
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
        self.trim_start().trim_end()
    }
    pub fn trim_start(&self) -> &str {
        self.trim_start_matches(|c: char| c.is_whitespace())
    }
    pub fn trim_end(&self) -> &str {
        self.trim_end_matches(|c: char| c.is_whitespace())
    }
    pub fn trim_left(&self) -> &str {
        self.trim_start()
    }
    pub fn trim_right(&self) -> &str {
        self.trim_end()
    }
    pub fn trim_matches<P: Pattern>(&self, mut pat: P) -> &str {
        let mut start = 0;
        while let Some(n) = pat.prefix_of(slice_unchecked(self, start, self.len())) {
            if n == 0 {
                break;
            }
            start += n;
        }
        let mut end = self.len();
        while end > start {
            match pat.suffix_of(self, end) {
                Some(n) if n > 0 && end - n >= start => end -= n,
                _ => break,
            }
        }
        slice_unchecked(self, start, end)
    }
    pub fn trim_start_matches<P: Pattern>(&self, mut pat: P) -> &str {
        let mut start = 0;
        while let Some(n) = pat.prefix_of(slice_unchecked(self, start, self.len())) {
            if n == 0 {
                break;
            }
            start += n;
        }
        slice_unchecked(self, start, self.len())
    }
    pub fn trim_end_matches<P: Pattern>(&self, mut pat: P) -> &str {
        let mut end = self.len();
        while end > 0 {
            match pat.suffix_of(self, end) {
                Some(n) if n > 0 => end -= n,
                _ => break,
            }
        }
        slice_unchecked(self, 0, end)
    }
    pub fn strip_prefix<P: Pattern>(&self, mut prefix: P) -> Option<&str> {
        let n = prefix.prefix_of(self)?;
        Some(slice_unchecked(self, n, self.len()))
    }
    pub fn strip_suffix<P: Pattern>(&self, mut suffix: P) -> Option<&str> {
        let n = suffix.suffix_of(self, self.len())?;
        Some(slice_unchecked(self, 0, self.len() - n))
    }
    pub fn parse<F: FromStr>(&self) -> Result<F, F::Err> {
        FromStr::from_str(self)
    }
    pub fn replace<P: Pattern>(&self, mut from: P, to: &str) -> String {
        let mut result = String::with_capacity(self.len());
        let mut last = 0;
        let mut at = 0;
        while let Some((start, end)) = from.find_in(self, at) {
            result.push_str(slice_unchecked(self, last, start));
            result.push_str(to);
            last = end;
            at = next_search(self, start, end);
            if at > self.len() {
                break;
            }
        }
        result.push_str(slice_unchecked(self, last, self.len()));
        result
    }
    pub fn replacen<P: Pattern>(&self, mut pat: P, to: &str, count: usize) -> String {
        let mut result = String::with_capacity(32);
        let mut last = 0;
        let mut at = 0;
        let mut n = 0;
        while n < count {
            match pat.find_in(self, at) {
                None => break,
                Some((start, end)) => {
                    result.push_str(slice_unchecked(self, last, start));
                    result.push_str(to);
                    last = end;
                    at = next_search(self, start, end);
                    if at > self.len() {
                        break;
                    }
                }
            }
            n += 1;
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
    pub fn repeat(&self, n: usize) -> String {
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
    pub fn escape_debug(&self) -> String {
        let mut out = String::new();
        for c in self.chars() {
            out.extend(c.escape_debug());
        }
        out
    }
    pub fn escape_default(&self) -> String {
        let mut out = String::new();
        for c in self.chars() {
            out.extend(c.escape_default());
        }
        out
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

/// Where to look for the next match after one at `start..end`: past one character if it was empty.
fn next_search(s: &str, start: usize, end: usize) -> usize {
    if end > start {
        end
    } else if start < s.len() {
        start + char_at(s, start).len_utf8()
    } else {
        start + 1
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

/// Panics for a bad range of a string, in the words of the real library.
#[track_caller]
fn slice_error_fail(s: &str, begin: usize, end: usize) -> ! {
    let len = s.len();
    if begin > len || end > len {
        let oob = if begin > len { begin } else { end };
        panic!("byte index {oob} is out of bounds of `{s}`");
    }
    if begin > end {
        panic!("begin <= end ({begin} <= {end}) when slicing `{s}`");
    }
    let index = if !s.is_char_boundary(begin) { begin } else { end };
    let mut char_start = index;
    while !s.is_char_boundary(char_start) {
        char_start -= 1;
    }
    let ch = char_at(s, char_start);
    let char_end = char_start + ch.len_utf8();
    panic!("byte index {index} is not a char boundary; it is inside {ch:?} (bytes {char_start}..{char_end}) of `{s}`")
}

fn valid_range(s: &str, start: usize, end: usize) -> bool {
    start <= end && s.is_char_boundary(start) && s.is_char_boundary(end)
}

macro_rules! str_index_impl {
    ($($t:ty, $self_:ident, $slice:ident, $start:expr, $end:expr;)*) => { $(
        impl SliceIndex<str> for $t {
            type Output = str;
            fn get($self_, $slice: &str) -> Option<&str> {
                let (start, end) = ($start, $end);
                if valid_range($slice, start, end) { Some(slice_unchecked($slice, start, end)) } else { None }
            }
            fn get_mut($self_, $slice: &mut str) -> Option<&mut str> {
                let (start, end) = ($start, $end);
                if valid_range($slice, start, end) { Some(slice_unchecked_mut($slice, start, end)) } else { None }
            }
            #[track_caller]
            fn index($self_, $slice: &str) -> &str {
                let (start, end) = ($start, $end);
                if !valid_range($slice, start, end) {
                    slice_error_fail($slice, start, end);
                }
                slice_unchecked($slice, start, end)
            }
            #[track_caller]
            fn index_mut($self_, $slice: &mut str) -> &mut str {
                let (start, end) = ($start, $end);
                if !valid_range($slice, start, end) {
                    slice_error_fail($slice, start, end);
                }
                slice_unchecked_mut($slice, start, end)
            }
        }
    )* };
}
str_index_impl! {
    Range<usize>, self, slice, self.start, self.end;
    RangeTo<usize>, self, slice, 0, self.end;
    RangeFrom<usize>, self, slice, self.start, slice.len();
    RangeFull, self, slice, 0, slice.len();
    RangeInclusive<usize>, self, slice, self.start, self.end + 1;
    RangeToInclusive<usize>, self, slice, 0, self.end + 1;
}

#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Chars<'a> {
    text: &'a str,
    front: usize,
    back: usize,
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
    iter: Chars<'a>,
}
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
    iter: crate::slice::Iter<'a, u8>,
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

#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Lines<'a> {
    rest: &'a str,
    done: bool,
}
impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        if self.done {
            return None;
        }
        let n = find_str(self.rest, "\n", 0);
        let line = if n == usize::MAX {
            self.done = true;
            self.rest
        } else {
            let line = slice_unchecked(self.rest, 0, n);
            self.rest = slice_unchecked(self.rest, n + 1, self.rest.len());
            self.done = self.rest.is_empty();
            line
        };
        Some(if n != usize::MAX && line.ends_with('\r') { slice_unchecked(line, 0, line.len() - 1) } else { line })
    }
}
impl<'a> DoubleEndedIterator for Lines<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        if self.done {
            return None;
        }
        let text = self.rest.strip_suffix('\n').unwrap_or(self.rest);
        match text.rfind('\n') {
            None => {
                self.done = true;
                Some(text.strip_suffix('\r').unwrap_or(text))
            }
            Some(n) => {
                self.rest = slice_unchecked(self.rest, 0, n + 1);
                let line = slice_unchecked(text, n + 1, text.len());
                Some(line.strip_suffix('\r').unwrap_or(line))
            }
        }
    }
}

#[derive(Clone)]
pub struct SplitWhitespace<'a> {
    rest: &'a str,
}
impl<'a> Iterator for SplitWhitespace<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest.trim_start();
        if text.is_empty() {
            self.rest = text;
            return None;
        }
        let end = text.find(|c: char| c.is_whitespace()).unwrap_or(text.len());
        self.rest = slice_unchecked(text, end, text.len());
        Some(slice_unchecked(text, 0, end))
    }
}
impl<'a> DoubleEndedIterator for SplitWhitespace<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        let text = self.rest.trim_end();
        if text.is_empty() {
            self.rest = text;
            return None;
        }
        let start = match text.rfind(|c: char| c.is_whitespace()) {
            None => 0,
            Some(i) => i + char_at(text, i).len_utf8(),
        };
        self.rest = slice_unchecked(text, 0, start);
        Some(slice_unchecked(text, start, text.len()))
    }
}

#[derive(Clone)]
pub struct Split<'a, P: Pattern> {
    text: &'a str,
    start: usize,
    end: usize,
    pat: P,
    done: bool,
    limit: usize,
    inclusive: bool,
    terminator: bool,
}
impl<'a, P: Pattern> Split<'a, P> {
    fn finish(&mut self) -> Option<&'a str> {
        self.done = true;
        if self.terminator && self.start == self.end {
            None
        } else {
            Some(slice_unchecked(self.text, self.start, self.end))
        }
    }
    pub fn remainder(&self) -> Option<&'a str> {
        if self.done { None } else { Some(slice_unchecked(self.text, self.start, self.end)) }
    }
}
impl<'a, P: Pattern> Iterator for Split<'a, P> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        if self.done {
            return None;
        }
        if self.limit == 1 {
            return self.finish();
        }
        match self.pat.next_match(self.text, self.start) {
            Some((a, b)) if b <= self.end => {
                let piece = slice_unchecked(self.text, self.start, if self.inclusive { b } else { a });
                self.start = b;
                if self.limit != usize::MAX {
                    self.limit -= 1;
                }
                Some(piece)
            }
            _ => self.finish(),
        }
    }
}
impl<'a, P: Pattern> DoubleEndedIterator for Split<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> {
        if self.done {
            return None;
        }
        if self.terminator {
            self.terminator = false;
            if self.inclusive {
                // The terminator belongs to the piece before it.
                if self.start == self.end {
                    self.done = true;
                    return None;
                }
            } else if let Some(n) = self.pat.suffix_of(self.text, self.end) {
                if self.end - n >= self.start {
                    self.end -= n;
                }
            } else if self.start == self.end {
                self.done = true;
                return None;
            }
        }
        match self.pat.rfind_in(self.text, self.end) {
            Some((a, b)) if a >= self.start => {
                let piece = slice_unchecked(self.text, b, self.end);
                self.end = a;
                Some(piece)
            }
            _ => {
                self.done = true;
                Some(slice_unchecked(self.text, self.start, self.end))
            }
        }
    }
}

#[derive(Clone)]
pub struct RSplit<'a, P: Pattern> {
    text: &'a str,
    end: usize,
    pat: P,
    done: bool,
    limit: usize,
}
impl<'a, P: Pattern> Iterator for RSplit<'a, P> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        if self.done {
            return None;
        }
        if self.limit == 1 {
            self.done = true;
            return Some(slice_unchecked(self.text, 0, self.end));
        }
        if self.limit != usize::MAX {
            self.limit -= 1;
        }
        match self.pat.rfind_in(self.text, self.end) {
            Some((a, b)) => {
                let piece = slice_unchecked(self.text, b, self.end);
                self.end = a;
                Some(piece)
            }
            None => {
                self.done = true;
                Some(slice_unchecked(self.text, 0, self.end))
            }
        }
    }
}

#[derive(Clone)]
pub struct Matches<'a, P: Pattern> {
    text: &'a str,
    at: usize,
    pat: P,
}
impl<'a, P: Pattern> Iterator for Matches<'a, P> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        if self.at > self.text.len() {
            return None;
        }
        let (a, b) = self.pat.find_in(self.text, self.at)?;
        self.at = next_search(self.text, a, b);
        Some(slice_unchecked(self.text, a, b))
    }
}

#[derive(Clone)]
pub struct MatchIndices<'a, P: Pattern> {
    text: &'a str,
    at: usize,
    pat: P,
}
impl<'a, P: Pattern> Iterator for MatchIndices<'a, P> {
    type Item = (usize, &'a str);
    fn next(&mut self) -> Option<(usize, &'a str)> {
        if self.at > self.text.len() {
            return None;
        }
        let (a, b) = self.pat.find_in(self.text, self.at)?;
        self.at = next_search(self.text, a, b);
        Some((a, slice_unchecked(self.text, a, b)))
    }
}

#[derive(Clone)]
pub struct EncodeUtf16<'a> {
    chars: Chars<'a>,
    extra: u16,
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
}

pub struct RMatchIndices<'a, P: Pattern> {
    text: &'a str,
    end: usize,
    done: bool,
    pat: P,
}
impl<'a, P: Pattern> Iterator for RMatchIndices<'a, P> {
    type Item = (usize, &'a str);
    fn next(&mut self) -> Option<(usize, &'a str)> {
        if self.done {
            return None;
        }
        match self.pat.rfind_in(self.text, self.end) {
            None => {
                self.done = true;
                None
            }
            Some((a, b)) => {
                if a < b {
                    self.end = a;
                } else if a == 0 {
                    self.done = true;
                } else {
                    self.end = self.text.floor_char_boundary(a - 1);
                }
                Some((a, slice_unchecked(self.text, a, b)))
            }
        }
    }
}
pub struct RMatches<'a, P: Pattern> {
    inner: RMatchIndices<'a, P>,
}
impl<'a, P: Pattern> Iterator for RMatches<'a, P> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        match self.inner.next() {
            Some((_, s)) => Some(s),
            None => None,
        }
    }
}
