//! UTF-8 text that grows.

use crate::borrow::{Borrow, BorrowMut, Cow};
use crate::cmp::Ordering;
use crate::collections::TryReserveError;
use crate::fmt::{self, Write};
use crate::hash::{Hash, Hasher};
use crate::iter::FromIterator;
use crate::ops::{Add, AddAssign, Deref, DerefMut, Index, IndexMut, RangeBounds};
use crate::raw_buf::RawBuf;
use crate::slice;
use crate::str::pattern::Pattern;
use crate::str::{self, Chars, Utf8Error};

pub type ParseError = crate::convert::Infallible;

#[lang = "String"]
pub struct String {
    vec: Vec<u8>,
}

#[derive(Clone, PartialEq, Eq)]
pub struct FromUtf8Error {
    bytes: Vec<u8>,
    error: Utf8Error,
}

impl FromUtf8Error {
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..]
    }
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
    pub fn utf8_error(&self) -> Utf8Error {
        self.error
    }
}
impl fmt::Debug for FromUtf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FromUtf8Error").field("bytes", &self.bytes).field("error", &self.error).finish()
    }
}
impl fmt::Display for FromUtf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.error, f)
    }
}
impl crate::error::Error for FromUtf8Error {}

impl String {
    pub fn from_utf16(v: &[u16]) -> Result<String, FromUtf16Error> {
        let mut text = String::new();
        let mut i = 0;
        while i < v.len() {
            match unit_at(v, i) {
                Some((c, n)) => {
                    text.push(c);
                    i += n;
                }
                None => return Err(FromUtf16Error(())),
            }
        }
        Ok(text)
    }
    pub fn from_utf16_lossy(v: &[u16]) -> String {
        let mut text = String::new();
        let mut i = 0;
        while i < v.len() {
            match unit_at(v, i) {
                Some((c, n)) => {
                    text.push(c);
                    i += n;
                }
                None => {
                    text.push('\u{FFFD}');
                    i += 1;
                }
            }
        }
        text
    }
    pub const fn new() -> String {
        String { vec: Vec::new() }
    }
    pub fn with_capacity(capacity: usize) -> String {
        String { vec: Vec::with_capacity(capacity) }
    }
    pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error> {
        match str::from_utf8(&vec) {
            Ok(..) => Ok(String { vec }),
            Err(error) => Err(FromUtf8Error { bytes: vec, error }),
        }
    }
    pub fn from_utf8_lossy(v: &[u8]) -> Cow<'_, str> {
        match str::from_utf8(v) {
            Ok(s) => Cow::Borrowed(s),
            Err(_) => Cow::Owned(String { vec: Vec::from_buf(str::lossy(v)) }),
        }
    }
    pub unsafe fn from_utf8_unchecked(bytes: Vec<u8>) -> String {
        str::expect_utf8(&bytes);
        String { vec: bytes }
    }
    pub(crate) fn trusted(bytes: Vec<u8>) -> String {
        String { vec: bytes }
    }
    pub const fn into_bytes(self) -> Vec<u8> {
        self.vec
    }
    pub const fn as_str(&self) -> &str {
        str::trusted(self.vec.as_slice())
    }
    pub const fn as_mut_str(&mut self) -> &mut str {
        str::trusted_mut(self.vec.as_mut_slice())
    }
    pub fn push_str(&mut self, string: &str) {
        unsafe { self.vec.buf_mut().extend_from_slice(string.as_bytes()) }
    }
    #[track_caller]
    pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R) {
        let (start, end) = slice::range_of(src, self.len());
        assert!(self.is_char_boundary(start));
        assert!(self.is_char_boundary(end));
        self.vec.extend_from_within(start..end)
    }
    pub const fn capacity(&self) -> usize {
        self.vec.capacity()
    }
    pub fn reserve(&mut self, additional: usize) {
        self.vec.reserve(additional)
    }
    pub fn reserve_exact(&mut self, additional: usize) {
        self.vec.reserve_exact(additional)
    }
    pub fn shrink_to_fit(&mut self) {
        self.vec.shrink_to_fit()
    }
    pub fn push(&mut self, ch: char) {
        push_char(self.vec.buf_mut(), ch)
    }
    pub const fn as_bytes(&self) -> &[u8] {
        self.vec.as_slice()
    }
    #[track_caller]
    pub fn truncate(&mut self, new_len: usize) {
        if new_len <= self.len() {
            assert!(self.is_char_boundary(new_len));
            self.vec.truncate(new_len)
        }
    }
    pub fn pop(&mut self) -> Option<char> {
        let ch = self.chars().next_back()?;
        let newlen = self.len() - ch.len_utf8();
        unsafe { self.vec.set_len(newlen) }
        Some(ch)
    }
    #[track_caller]
    pub fn remove(&mut self, idx: usize) -> char {
        let ch = match self[idx..].chars().next() {
            Some(ch) => ch,
            None => panic!("cannot remove a char from the end of a string"),
        };
        self.close_gap(idx, idx + ch.len_utf8());
        ch
    }
    pub fn retain<F>(&mut self, mut f: F) where F: FnMut(char) -> bool {
        let mut kept = Kept { string: self, len: 0 };
        let mut at = 0;
        while at < kept.string.len() {
            let c = str::char_at(kept.string, at);
            let next = at + c.len_utf8();
            if f(c) {
                kept.string.vec.copy_within(at..next, kept.len);
                kept.len += next - at;
            }
            at = next;
        }
    }
    /// Makes the bytes `start..end` go.
    fn close_gap(&mut self, start: usize, end: usize) {
        let len = self.len();
        self.vec.copy_within(end..len, start);
        unsafe { self.vec.set_len(len - (end - start)) }
    }
    #[track_caller]
    pub fn insert(&mut self, idx: usize, ch: char) {
        assert!(self.is_char_boundary(idx));
        let len = self.len();
        self.push(ch);
        self.vec[idx..].rotate_left(len - idx);
    }
    #[track_caller]
    pub fn insert_str(&mut self, idx: usize, string: &str) {
        assert!(self.is_char_boundary(idx));
        let len = self.len();
        self.push_str(string);
        self.vec[idx..].rotate_left(len - idx);
    }
    pub const unsafe fn as_mut_vec(&mut self) -> &mut Vec<u8> {
        &mut self.vec
    }
    pub const fn len(&self) -> usize {
        self.vec.len()
    }
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> String {
        assert!(self.is_char_boundary(at));
        String { vec: self.vec.split_off(at) }
    }
    pub fn clear(&mut self) {
        unsafe { self.vec.set_len(0) }
    }
    #[track_caller]
    pub fn drain<R>(&mut self, range: R) -> Drain<'_> where R: RangeBounds<usize> {
        let (start, end) = slice::range_of(range, self.len());
        assert!(self.is_char_boundary(start));
        assert!(self.is_char_boundary(end));
        let string = self as *mut String;
        let iter = str::slice_unchecked(unsafe { &*string }, start, end).chars();
        Drain { string, start, end, iter }
    }
    #[track_caller]
    pub fn replace_range<R>(&mut self, range: R, replace_with: &str) where R: RangeBounds<usize> {
        let (start, end) = slice::range_of(range, self.len());
        assert!(self.is_char_boundary(start), "start of range should be a character boundary");
        assert!(self.is_char_boundary(end), "end of range should be a character boundary");
        self.close_gap(start, end);
        self.insert_str(start, replace_with);
    }
    pub fn into_raw_parts(self) -> (*mut u8, usize, usize) {
        self.vec.into_raw_parts()
    }
    pub unsafe fn from_raw_parts(buf: *mut u8, length: usize, capacity: usize) -> String {
        unsafe { String { vec: Vec::from_raw_parts(buf, length, capacity) } }
    }
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.vec.try_reserve(additional)
    }
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.vec.try_reserve_exact(additional)
    }
    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.vec.shrink_to(min_capacity)
    }
    pub fn into_boxed_str(self) -> Box<str> {
        unsafe { str::from_boxed_utf8_unchecked(self.vec.into_boxed_slice()) }
    }
    #[leaks = "box-leak"]
    pub fn leak<'a>(self) -> &'a mut str {
        Box::leak(self.into_boxed_str())
    }
}

/// Appends the UTF-8 of `ch`.
#[native = "buf_push_char"]
fn push_char(buf: &mut RawBuf<u8>, ch: char);

/// What `retain` has kept so far: the string's length if `f` panics.
struct Kept<'a> {
    string: &'a mut String,
    len: usize,
}
impl Drop for Kept<'_> {
    fn drop(&mut self) {
        unsafe { self.string.vec.set_len(self.len) }
    }
}

/// The characters of a range of a string, which goes when this is dropped.
pub struct Drain<'a> {
    string: *mut String,
    start: usize,
    end: usize,
    iter: Chars<'a>,
}
unsafe impl Sync for Drain<'_> {}
unsafe impl Send for Drain<'_> {}
impl<'a> Drain<'a> {
    pub fn as_str(&self) -> &str {
        self.iter.as_str()
    }
}
impl Drop for Drain<'_> {
    fn drop(&mut self) {
        unsafe { (*self.string).close_gap(self.start, self.end) }
    }
}
impl fmt::Debug for Drain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Drain").field(&self.as_str()).finish()
    }
}
impl<'a> AsRef<str> for Drain<'a> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl<'a> AsRef<[u8]> for Drain<'a> {
    fn as_ref(&self) -> &[u8] {
        self.as_str().as_bytes()
    }
}
impl Iterator for Drain<'_> {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        self.iter.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}
impl DoubleEndedIterator for Drain<'_> {
    fn next_back(&mut self) -> Option<char> {
        self.iter.next_back()
    }
}
impl crate::iter::FusedIterator for Drain<'_> {}

impl Clone for String {
    fn clone(&self) -> Self {
        String::from(self.as_str())
    }
}
impl Deref for String {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}
impl DerefMut for String {
    fn deref_mut(&mut self) -> &mut str {
        self.as_mut_str()
    }
}
impl Default for String {
    fn default() -> String {
        String::new()
    }
}
impl fmt::Display for String {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}
impl fmt::Debug for String {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
impl fmt::Write for String {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.push_str(s);
        Ok(())
    }
    fn write_char(&mut self, c: char) -> fmt::Result {
        self.push(c);
        Ok(())
    }
    fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> fmt::Result {
        fmt::write(self, args)
    }
}
impl Hash for String {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state)
    }
}
impl PartialEq for String {
    fn eq(&self, other: &String) -> bool {
        self[..] == other[..]
    }
}
impl Eq for String {}
impl PartialOrd for String {
    fn partial_cmp(&self, other: &String) -> Option<Ordering> {
        Some(self.as_str().cmp(other.as_str()))
    }
}
impl Ord for String {
    fn cmp(&self, other: &String) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}
macro_rules! string_eq_impl {
    ($($lhs:ty, $rhs:ty;)*) => { $(
        impl<'a, 'b> PartialEq<$rhs> for $lhs {
            fn eq(&self, other: &$rhs) -> bool { PartialEq::eq(&self[..], &other[..]) }
        }
        impl<'a, 'b> PartialEq<$lhs> for $rhs {
            fn eq(&self, other: &$lhs) -> bool { PartialEq::eq(&self[..], &other[..]) }
        }
    )* };
}
string_eq_impl! { String, str; String, &'a str; Cow<'a, str>, String; Cow<'a, str>, str; Cow<'a, str>, &'b str; }

impl Add<&str> for String {
    type Output = String;
    fn add(mut self, other: &str) -> String {
        self.push_str(other);
        self
    }
}
impl AddAssign<&str> for String {
    fn add_assign(&mut self, other: &str) {
        self.push_str(other);
    }
}
impl<I: slice::SliceIndex<str>> Index<I> for String {
    type Output = I::Output;
    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self.as_str())
    }
}
impl<I: slice::SliceIndex<str>> IndexMut<I> for String {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self.as_mut_str())
    }
}
impl FromIterator<char> for String {
    fn from_iter<I: IntoIterator<Item = char>>(iter: I) -> String {
        let mut buf = String::new();
        buf.extend(iter);
        buf
    }
}
impl<'a> FromIterator<&'a char> for String {
    fn from_iter<I: IntoIterator<Item = &'a char>>(iter: I) -> String {
        let mut buf = String::new();
        buf.extend(iter);
        buf
    }
}
impl<'a> FromIterator<&'a str> for String {
    fn from_iter<I: IntoIterator<Item = &'a str>>(iter: I) -> String {
        let mut buf = String::new();
        buf.extend(iter);
        buf
    }
}
impl FromIterator<String> for String {
    fn from_iter<I: IntoIterator<Item = String>>(iter: I) -> String {
        let mut iterator = iter.into_iter();
        match iterator.next() {
            None => String::new(),
            Some(mut buf) => {
                buf.extend(iterator);
                buf
            }
        }
    }
}
impl<'a> FromIterator<Cow<'a, str>> for String {
    fn from_iter<I: IntoIterator<Item = Cow<'a, str>>>(iter: I) -> String {
        let mut buf = String::new();
        for s in iter {
            buf.push_str(&s);
        }
        buf
    }
}
impl Extend<char> for String {
    fn extend<I: IntoIterator<Item = char>>(&mut self, iter: I) {
        let iterator = iter.into_iter();
        let (lower, _) = iterator.size_hint();
        self.reserve(lower);
        for c in iterator {
            self.push(c);
        }
    }
}
impl<'a> Extend<&'a char> for String {
    fn extend<I: IntoIterator<Item = &'a char>>(&mut self, iter: I) {
        self.extend(iter.into_iter().cloned());
    }
}
impl<'a> Extend<&'a str> for String {
    fn extend<I: IntoIterator<Item = &'a str>>(&mut self, iter: I) {
        for s in iter {
            self.push_str(s);
        }
    }
}
impl Extend<String> for String {
    fn extend<I: IntoIterator<Item = String>>(&mut self, iter: I) {
        for s in iter {
            self.push_str(&s);
        }
    }
}
impl<'a> Extend<Cow<'a, str>> for String {
    fn extend<I: IntoIterator<Item = Cow<'a, str>>>(&mut self, iter: I) {
        for s in iter {
            self.push_str(&s);
        }
    }
}
impl Extend<Box<str>> for String {
    fn extend<I: IntoIterator<Item = Box<str>>>(&mut self, iter: I) {
        for s in iter {
            self.push_str(&s);
        }
    }
}
impl FromIterator<Box<str>> for String {
    fn from_iter<I: IntoIterator<Item = Box<str>>>(iter: I) -> String {
        let mut buf = String::new();
        buf.extend(iter);
        buf
    }
}
macro_rules! collect_impl {
    ($([$($generics:tt)*] $Item:ty;)*) => { $(
        impl<$($generics)*> FromIterator<$Item> for Box<str> {
            fn from_iter<I: IntoIterator<Item = $Item>>(iter: I) -> Box<str> {
                String::from_iter(iter).into_boxed_str()
            }
        }
    )* };
}
collect_impl! { [] char; ['a] &'a char; ['a] &'a str; [] String; [] Box<str>; ['a] Cow<'a, str>; }
impl AsMut<str> for String {
    fn as_mut(&mut self) -> &mut str {
        self
    }
}
impl BorrowMut<str> for String {
    fn borrow_mut(&mut self) -> &mut str {
        &mut self[..]
    }
}
impl TryFrom<Vec<u8>> for String {
    type Error = FromUtf8Error;
    fn try_from(bytes: Vec<u8>) -> Result<String, FromUtf8Error> {
        String::from_utf8(bytes)
    }
}
impl AsRef<str> for String {
    fn as_ref(&self) -> &str {
        self
    }
}
impl AsRef<[u8]> for String {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}
impl Borrow<str> for String {
    fn borrow(&self) -> &str {
        &self[..]
    }
}
impl From<&str> for String {
    fn from(s: &str) -> String {
        let mut buf = RawBuf::with_capacity(s.len());
        unsafe { buf.extend_from_slice(s.as_bytes()) }
        String { vec: Vec::from_buf(buf) }
    }
}
impl From<&mut str> for String {
    fn from(s: &mut str) -> String {
        String::from(&*s)
    }
}
impl From<&String> for String {
    fn from(s: &String) -> String {
        s.clone()
    }
}
impl From<char> for String {
    fn from(c: char) -> String {
        let mut s = String::new();
        s.push(c);
        s
    }
}
impl From<Box<str>> for String {
    fn from(s: Box<str>) -> String {
        s.into_string()
    }
}
impl<'a> From<Cow<'a, str>> for String {
    fn from(s: Cow<'a, str>) -> String {
        s.into_owned()
    }
}
impl crate::str::FromStr for String {
    type Err = crate::convert::Infallible;
    fn from_str(s: &str) -> Result<String, Self::Err> {
        Ok(String::from(s))
    }
}

pub trait ToString {
    fn to_string(&self) -> String;
}

/// Whether `T` is text: `str`, `String`, or references to these.
#[native = "is_text"]
const fn is_text<T: ?Sized>() -> bool;
/// The text that `x` is.
#[native = "text_of"]
fn text_of<T: ?Sized>(x: &T) -> &str;

impl<T: fmt::Display + ?Sized> ToString for T {
    fn to_string(&self) -> String {
        if is_text::<T>() {
            return String::from(text_of(self));
        }
        let mut buf = String::new();
        let mut formatter = fmt::Formatter::over(&mut buf);
        match fmt::Display::fmt(self, &mut formatter) {
            Ok(()) => {}
            Err(_) => panic!("a Display implementation returned an error unexpectedly: Error"),
        }
        buf
    }
}

/// The character whose first unit is `v[i]`, and how many units it has.
fn unit_at(v: &[u16], i: usize) -> Option<(char, usize)> {
    let u = v[i] as u32;
    if u & 0xF800 != 0xD800 {
        return Some((char::from_u32(u)?, 1));
    }
    if u >= 0xDC00 || i + 1 == v.len() || v[i + 1] & 0xFC00 != 0xDC00 {
        return None;
    }
    let low = v[i + 1] as u32;
    Some((char::from_u32(((u & 0x3FF) << 10 | low & 0x3FF) + 0x1_0000)?, 2))
}

#[derive(Debug)]
pub struct FromUtf16Error(());
impl fmt::Display for FromUtf16Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt("invalid utf-16: lone surrogate found", f)
    }
}
impl crate::error::Error for FromUtf16Error {}
