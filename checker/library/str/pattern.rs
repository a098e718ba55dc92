//! What a string can be searched for.
//!
//! A pattern and a string make a searcher. Positions are byte offsets of character boundaries; a
//! match or a reject is `(start, end)`. Searchers that give the same matches from both ends are
//! `DoubleEndedSearcher`; one for a string is not, since its matches could overlap.

use super::{char_at, char_before, find_char, find_str, rfind_char, rfind_str, Chars, CharIndices};
use crate::fmt;

pub trait Pattern: Sized {
    type Searcher<'a>: Searcher<'a>;
    fn into_searcher<'a>(self, haystack: &'a str) -> Self::Searcher<'a>;
    /// The length of the match at the start of `hay`.
    fn prefix_of(self, hay: &str) -> Option<usize>;
    /// The length of the match at the end of `hay`.
    fn suffix_of(self, hay: &str) -> Option<usize>;
    /// What `replace` makes room for: the text, if a match is of known length and does not shrink.
    fn replaced_capacity(&self, hay: &str, to: &str) -> usize {
        0
    }
}

pub trait Searcher<'a> {
    fn haystack(&self) -> &'a str;
    fn next_match(&mut self) -> Option<(usize, usize)>;
    /// The next stretch that does not match.
    fn next_reject(&mut self) -> Option<(usize, usize)>;
}
pub trait ReverseSearcher<'a>: Searcher<'a> {
    fn next_match_back(&mut self) -> Option<(usize, usize)>;
    fn next_reject_back(&mut self) -> Option<(usize, usize)>;
}
pub trait DoubleEndedSearcher<'a>: ReverseSearcher<'a> {}

// ---------------------------------------------------------------- one character

#[derive(Clone)]
pub struct CharSearcher<'a> {
    haystack: &'a str,
    finger: usize,
    finger_back: usize,
    needle: char,
}
impl<'a> Searcher<'a> for CharSearcher<'a> {
    fn haystack(&self) -> &'a str {
        self.haystack
    }
    fn next_match(&mut self) -> Option<(usize, usize)> {
        let i = find_char(self.haystack, self.needle, self.finger, self.finger_back);
        if i == usize::MAX {
            self.finger = self.finger_back;
            None
        } else {
            self.finger = i + self.needle.len_utf8();
            Some((i, self.finger))
        }
    }
    fn next_reject(&mut self) -> Option<(usize, usize)> {
        while self.finger < self.finger_back {
            let c = char_at(self.haystack, self.finger);
            let start = self.finger;
            self.finger = start + c.len_utf8();
            if c != self.needle {
                return Some((start, self.finger));
            }
        }
        None
    }
}
impl<'a> ReverseSearcher<'a> for CharSearcher<'a> {
    fn next_match_back(&mut self) -> Option<(usize, usize)> {
        let i = rfind_char(self.haystack, self.needle, self.finger, self.finger_back);
        if i == usize::MAX {
            self.finger_back = self.finger;
            None
        } else {
            self.finger_back = i;
            Some((i, i + self.needle.len_utf8()))
        }
    }
    fn next_reject_back(&mut self) -> Option<(usize, usize)> {
        while self.finger < self.finger_back {
            let c = char_before(self.haystack, self.finger_back);
            let end = self.finger_back;
            self.finger_back = end - c.len_utf8();
            if c != self.needle {
                return Some((self.finger_back, end));
            }
        }
        None
    }
}
impl<'a> DoubleEndedSearcher<'a> for CharSearcher<'a> {}
impl fmt::Debug for CharSearcher<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut encoded = [0; 4];
        let size = self.needle.encode_utf8(&mut encoded).len();
        f.debug_struct("CharSearcher")
            .field("haystack", &self.haystack)
            .field("finger", &self.finger)
            .field("finger_back", &self.finger_back)
            .field("needle", &self.needle)
            .field("utf8_size", &size)
            .field("utf8_encoded", &encoded)
            .finish()
    }
}
impl Pattern for char {
    type Searcher<'a> = CharSearcher<'a>;
    fn into_searcher<'a>(self, haystack: &'a str) -> CharSearcher<'a> {
        CharSearcher { haystack, finger: 0, finger_back: haystack.len(), needle: self }
    }
    fn prefix_of(self, hay: &str) -> Option<usize> {
        if !hay.is_empty() && char_at(hay, 0) == self { Some(self.len_utf8()) } else { None }
    }
    fn suffix_of(self, hay: &str) -> Option<usize> {
        if !hay.is_empty() && char_before(hay, hay.len()) == self { Some(self.len_utf8()) } else { None }
    }
    fn replaced_capacity(&self, hay: &str, to: &str) -> usize {
        if self.len_utf8() <= to.len() { hay.len() } else { 0 }
    }
}

// ---------------------------------------------------------------- a test of characters

/// A test that a character passes or not. `show` is how its searcher looks in `{:?}`.
pub(crate) trait MultiCharEq: Sized {
    fn matches(&mut self, c: char) -> bool;
    fn show(&self, chars: &CharIndices<'_>, hay: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}
impl<F: FnMut(char) -> bool> MultiCharEq for F {
    fn matches(&mut self, c: char) -> bool {
        self(c)
    }
    fn show(&self, chars: &CharIndices<'_>, hay: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CharPredicateSearcher").field("haystack", &hay).field("char_indices", chars).finish()
    }
}
/// The searchers for sets of characters are newtypes of one.
struct SetSearcher<'a>(&'a [char], &'a str, &'a CharIndices<'a>);
impl fmt::Debug for SetSearcher<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MultiCharEqSearcher")
            .field("char_eq", &self.0)
            .field("haystack", &self.1)
            .field("char_indices", self.2)
            .finish()
    }
}
macro_rules! char_set {
    ($([$($generics:tt)*] $t:ty, $name:literal;)*) => { $(
        impl<$($generics)*> MultiCharEq for $t {
            fn matches(&mut self, c: char) -> bool {
                self.contains(&c)
            }
            fn show(&self, chars: &CharIndices<'_>, hay: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple($name).field(&SetSearcher(&self[..], hay, chars)).finish()
            }
        }
        impl<$($generics)*> Pattern for $t {
            type Searcher<'a> = MultiCharEqSearcher<'a, $t>;
            fn into_searcher<'a>(self, haystack: &'a str) -> MultiCharEqSearcher<'a, $t> {
                MultiCharEqSearcher { char_eq: self, chars: haystack.chars() }
            }
            fn prefix_of(mut self, hay: &str) -> Option<usize> {
                first_of(hay, |c| self.contains(&c))
            }
            fn suffix_of(mut self, hay: &str) -> Option<usize> {
                last_of(hay, |c| self.contains(&c))
            }
        }
    )* };
}
char_set! {
    ['b] &'b [char], "CharSliceSearcher";
    [const N: usize] [char; N], "CharArraySearcher";
    ['b, const N: usize] &'b [char; N], "CharArrayRefSearcher";
}
impl<F: FnMut(char) -> bool> Pattern for F {
    type Searcher<'a> = MultiCharEqSearcher<'a, F>;
    fn into_searcher<'a>(self, haystack: &'a str) -> MultiCharEqSearcher<'a, F> {
        MultiCharEqSearcher { char_eq: self, chars: haystack.chars() }
    }
    fn prefix_of(self, hay: &str) -> Option<usize> {
        first_of(hay, self)
    }
    fn suffix_of(self, hay: &str) -> Option<usize> {
        last_of(hay, self)
    }
}
/// The length of the first character if it passes `test`.
fn first_of<F: FnMut(char) -> bool>(hay: &str, mut test: F) -> Option<usize> {
    if hay.is_empty() {
        return None;
    }
    let c = char_at(hay, 0);
    if test(c) { Some(c.len_utf8()) } else { None }
}
fn last_of<F: FnMut(char) -> bool>(hay: &str, mut test: F) -> Option<usize> {
    if hay.is_empty() {
        return None;
    }
    let c = char_before(hay, hay.len());
    if test(c) { Some(c.len_utf8()) } else { None }
}

#[derive(Clone)]
pub struct MultiCharEqSearcher<'a, C> {
    char_eq: C,
    chars: Chars<'a>,
}
impl<'a, C: MultiCharEq> MultiCharEqSearcher<'a, C> {
    /// The next character for which the test gives `wanted`.
    fn find(&mut self, wanted: bool) -> Option<(usize, usize)> {
        while self.chars.front < self.chars.back {
            let start = self.chars.front;
            let c = char_at(self.chars.text, start);
            self.chars.front = start + c.len_utf8();
            if self.char_eq.matches(c) == wanted {
                return Some((start, self.chars.front));
            }
        }
        None
    }
    fn rfind(&mut self, wanted: bool) -> Option<(usize, usize)> {
        while self.chars.front < self.chars.back {
            let end = self.chars.back;
            let c = char_before(self.chars.text, end);
            self.chars.back = end - c.len_utf8();
            if self.char_eq.matches(c) == wanted {
                return Some((self.chars.back, end));
            }
        }
        None
    }
}
impl<'a, C: MultiCharEq> Searcher<'a> for MultiCharEqSearcher<'a, C> {
    fn haystack(&self) -> &'a str {
        self.chars.text
    }
    fn next_match(&mut self) -> Option<(usize, usize)> {
        self.find(true)
    }
    fn next_reject(&mut self) -> Option<(usize, usize)> {
        self.find(false)
    }
}
impl<'a, C: MultiCharEq> ReverseSearcher<'a> for MultiCharEqSearcher<'a, C> {
    fn next_match_back(&mut self) -> Option<(usize, usize)> {
        self.rfind(true)
    }
    fn next_reject_back(&mut self) -> Option<(usize, usize)> {
        self.rfind(false)
    }
}
impl<'a, C: MultiCharEq> DoubleEndedSearcher<'a> for MultiCharEqSearcher<'a, C> {}
impl<C: MultiCharEq> fmt::Debug for MultiCharEqSearcher<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.char_eq.show(&CharIndices { iter: self.chars.clone() }, self.chars.text, f)
    }
}

// ---------------------------------------------------------------- a string

/// Searches from `position` on, or back from `end`. The empty string is found at every boundary:
/// it has been found at `position` (or `end`) if `seen`.
#[derive(Clone)]
pub struct StrSearcher<'a, 'b> {
    haystack: &'a str,
    needle: &'b str,
    position: usize,
    end: usize,
    seen: bool,
    finished: bool,
}
impl<'a, 'b> StrSearcher<'a, 'b> {
    fn of(haystack: &'a str, needle: &'b str) -> StrSearcher<'a, 'b> {
        StrSearcher { haystack, needle, position: 0, end: haystack.len(), seen: false, finished: false }
    }
    /// The next boundary, for the empty needle.
    fn next_boundary(&mut self) -> Option<(usize, usize)> {
        if self.finished {
            return None;
        }
        if self.seen {
            if self.position == self.haystack.len() {
                self.finished = true;
                return None;
            }
            self.position += char_at(self.haystack, self.position).len_utf8();
        }
        self.seen = true;
        Some((self.position, self.position))
    }
    fn next_boundary_back(&mut self) -> Option<(usize, usize)> {
        if self.finished {
            return None;
        }
        if self.seen {
            if self.end == 0 {
                self.finished = true;
                return None;
            }
            self.end -= char_before(self.haystack, self.end).len_utf8();
        }
        self.seen = true;
        Some((self.end, self.end))
    }
}
impl<'a, 'b> Searcher<'a> for StrSearcher<'a, 'b> {
    fn haystack(&self) -> &'a str {
        self.haystack
    }
    fn next_match(&mut self) -> Option<(usize, usize)> {
        if self.needle.is_empty() {
            return self.next_boundary();
        }
        let i = find_str(self.haystack, self.needle, self.position);
        if i == usize::MAX {
            self.position = self.haystack.len();
            None
        } else {
            self.position = i + self.needle.len();
            Some((i, self.position))
        }
    }
    fn next_reject(&mut self) -> Option<(usize, usize)> {
        let n = self.needle.len();
        let bytes = self.haystack.as_bytes();
        while n > 0 && bytes[self.position..].starts_with(self.needle.as_bytes()) {
            self.position += n;
        }
        if self.position == bytes.len() {
            return None;
        }
        let start = self.position;
        self.position += char_at(self.haystack, start).len_utf8();
        Some((start, self.position))
    }
}
impl<'a, 'b> ReverseSearcher<'a> for StrSearcher<'a, 'b> {
    fn next_match_back(&mut self) -> Option<(usize, usize)> {
        if self.needle.is_empty() {
            return self.next_boundary_back();
        }
        let i = rfind_str(self.haystack, self.needle, self.end);
        if i == usize::MAX {
            self.end = 0;
            None
        } else {
            self.end = i;
            Some((i, i + self.needle.len()))
        }
    }
    fn next_reject_back(&mut self) -> Option<(usize, usize)> {
        let n = self.needle.len();
        let bytes = self.haystack.as_bytes();
        while n > 0 && bytes[..self.end].ends_with(self.needle.as_bytes()) {
            self.end -= n;
        }
        if self.end == 0 {
            return None;
        }
        let end = self.end;
        self.end -= char_before(self.haystack, end).len_utf8();
        Some((self.end, end))
    }
}

macro_rules! str_pattern {
    ($([$($generics:tt)*] $t:ty, $self_:ident, $text:expr;)*) => { $(
        impl<'b $($generics)*> Pattern for $t {
            type Searcher<'a> = StrSearcher<'a, 'b>;
            fn into_searcher<'a>($self_, haystack: &'a str) -> StrSearcher<'a, 'b> {
                StrSearcher::of(haystack, $text)
            }
            fn prefix_of($self_, hay: &str) -> Option<usize> {
                let text: &str = $text;
                if hay.as_bytes().starts_with(text.as_bytes()) { Some(text.len()) } else { None }
            }
            fn suffix_of($self_, hay: &str) -> Option<usize> {
                let text: &str = $text;
                if hay.as_bytes().ends_with(text.as_bytes()) { Some(text.len()) } else { None }
            }
            fn replaced_capacity(&$self_, hay: &str, to: &str) -> usize {
                let text: &str = $text;
                if text.len() <= to.len() { hay.len() } else { 0 }
            }
        }
    )* };
}
str_pattern! {
    [] &'b str, self, self;
    [] &'b String, self, self.as_str();
    [, 'c] &'c &'b str, self, *self;
}
