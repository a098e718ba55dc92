//! Iterators over the pieces and the matches of a string.

use super::pattern::{DoubleEndedSearcher, Pattern, ReverseSearcher, Searcher};
use super::{find_white, rfind_white, rskip_white, skip_white, slice_unchecked};
use crate::fmt;
use crate::iter::FusedIterator;

/// The pieces between the matches of `matcher` in `start..end`. Unless `allow_trailing_empty`, no
/// empty piece is at the end.
struct SplitInternal<'a, P: Pattern> {
    start: usize,
    end: usize,
    matcher: P::Searcher<'a>,
    allow_trailing_empty: bool,
    finished: bool,
}
impl<'a, P: Pattern> SplitInternal<'a, P> {
    fn of(text: &'a str, pat: P, allow_trailing_empty: bool) -> SplitInternal<'a, P> {
        SplitInternal { start: 0, end: text.len(), matcher: pat.into_searcher(text), allow_trailing_empty, finished: false }
    }
    fn piece(&self, start: usize, end: usize) -> &'a str {
        slice_unchecked(self.matcher.haystack(), start, end)
    }
    fn rest(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        self.finished = true;
        if self.allow_trailing_empty || self.end > self.start { Some(self.piece(self.start, self.end)) } else { None }
    }
    fn next(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        match self.matcher.next_match() {
            Some((a, b)) => {
                let piece = self.piece(self.start, a);
                self.start = b;
                Some(piece)
            }
            None => self.rest(),
        }
    }
    /// A piece with the match that ends it.
    fn next_inclusive(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        match self.matcher.next_match() {
            Some((_, b)) => {
                let piece = self.piece(self.start, b);
                self.start = b;
                Some(piece)
            }
            None => self.rest(),
        }
    }
    fn next_back(&mut self) -> Option<&'a str> where P::Searcher<'a>: ReverseSearcher<'a> {
        if self.finished {
            return None;
        }
        if !self.allow_trailing_empty {
            self.allow_trailing_empty = true;
            match self.next_back() {
                Some(piece) if !piece.is_empty() => return Some(piece),
                _ => if self.finished {
                    return None;
                },
            }
        }
        match self.matcher.next_match_back() {
            Some((a, b)) => {
                let piece = self.piece(b, self.end);
                self.end = a;
                Some(piece)
            }
            None => {
                self.finished = true;
                Some(self.piece(self.start, self.end))
            }
        }
    }
    fn next_back_inclusive(&mut self) -> Option<&'a str> where P::Searcher<'a>: ReverseSearcher<'a> {
        if self.finished {
            return None;
        }
        if !self.allow_trailing_empty {
            self.allow_trailing_empty = true;
            match self.next_back_inclusive() {
                Some(piece) if !piece.is_empty() => return Some(piece),
                _ => if self.finished {
                    return None;
                },
            }
        }
        match self.matcher.next_match_back() {
            Some((_, b)) => {
                let piece = self.piece(b, self.end);
                self.end = b;
                Some(piece)
            }
            None => {
                self.finished = true;
                Some(self.piece(self.start, self.end))
            }
        }
    }
}
impl<'a, P: Pattern> Clone for SplitInternal<'a, P> where P::Searcher<'a>: Clone {
    fn clone(&self) -> Self {
        SplitInternal {
            start: self.start,
            end: self.end,
            matcher: self.matcher.clone(),
            allow_trailing_empty: self.allow_trailing_empty,
            finished: self.finished,
        }
    }
}
impl<'a, P: Pattern> fmt::Debug for SplitInternal<'a, P> where P::Searcher<'a>: fmt::Debug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SplitInternal")
            .field("start", &self.start)
            .field("end", &self.end)
            .field("matcher", &self.matcher)
            .field("allow_trailing_empty", &self.allow_trailing_empty)
            .field("finished", &self.finished)
            .finish()
    }
}

/// At most `count` pieces; the last is all that is left.
struct SplitNInternal<'a, P: Pattern> {
    iter: SplitInternal<'a, P>,
    count: usize,
}
impl<'a, P: Pattern> SplitNInternal<'a, P> {
    fn of(text: &'a str, pat: P, count: usize) -> SplitNInternal<'a, P> {
        SplitNInternal { iter: SplitInternal::of(text, pat, true), count }
    }
    fn next(&mut self) -> Option<&'a str> {
        if self.count == 0 {
            return None;
        }
        self.count -= 1;
        if self.count == 0 { self.iter.rest() } else { self.iter.next() }
    }
    fn next_back(&mut self) -> Option<&'a str> where P::Searcher<'a>: ReverseSearcher<'a> {
        if self.count == 0 {
            return None;
        }
        self.count -= 1;
        if self.count == 0 { self.iter.rest() } else { self.iter.next_back() }
    }
}
impl<'a, P: Pattern> Clone for SplitNInternal<'a, P> where P::Searcher<'a>: Clone {
    fn clone(&self) -> Self {
        SplitNInternal { iter: self.iter.clone(), count: self.count }
    }
}
impl<'a, P: Pattern> fmt::Debug for SplitNInternal<'a, P> where P::Searcher<'a>: fmt::Debug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SplitNInternal").field("iter", &self.iter).field("count", &self.count).finish()
    }
}

struct MatchesInternal<'a, P: Pattern>(P::Searcher<'a>);
impl<'a, P: Pattern> MatchesInternal<'a, P> {
    fn of(text: &'a str, pat: P) -> MatchesInternal<'a, P> {
        MatchesInternal(pat.into_searcher(text))
    }
    fn next(&mut self) -> Option<&'a str> {
        let (a, b) = self.0.next_match()?;
        Some(slice_unchecked(self.0.haystack(), a, b))
    }
    fn next_back(&mut self) -> Option<&'a str> where P::Searcher<'a>: ReverseSearcher<'a> {
        let (a, b) = self.0.next_match_back()?;
        Some(slice_unchecked(self.0.haystack(), a, b))
    }
}
impl<'a, P: Pattern> Clone for MatchesInternal<'a, P> where P::Searcher<'a>: Clone {
    fn clone(&self) -> Self {
        MatchesInternal(self.0.clone())
    }
}
impl<'a, P: Pattern> fmt::Debug for MatchesInternal<'a, P> where P::Searcher<'a>: fmt::Debug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("MatchesInternal").field(&self.0).finish()
    }
}

struct MatchIndicesInternal<'a, P: Pattern>(P::Searcher<'a>);
impl<'a, P: Pattern> MatchIndicesInternal<'a, P> {
    fn of(text: &'a str, pat: P) -> MatchIndicesInternal<'a, P> {
        MatchIndicesInternal(pat.into_searcher(text))
    }
    fn next(&mut self) -> Option<(usize, &'a str)> {
        let (a, b) = self.0.next_match()?;
        Some((a, slice_unchecked(self.0.haystack(), a, b)))
    }
    fn next_back(&mut self) -> Option<(usize, &'a str)> where P::Searcher<'a>: ReverseSearcher<'a> {
        let (a, b) = self.0.next_match_back()?;
        Some((a, slice_unchecked(self.0.haystack(), a, b)))
    }
}
impl<'a, P: Pattern> Clone for MatchIndicesInternal<'a, P> where P::Searcher<'a>: Clone {
    fn clone(&self) -> Self {
        MatchIndicesInternal(self.0.clone())
    }
}
impl<'a, P: Pattern> fmt::Debug for MatchIndicesInternal<'a, P> where P::Searcher<'a>: fmt::Debug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("MatchIndicesInternal").field(&self.0).finish()
    }
}

/// An iterator and the one that runs from the end.
macro_rules! both_ways {
    ($($Forward:ident $forward:literal $Back:ident $back:literal $Inner:ident($arg:ty) -> $Item:ty;)*) => { $(
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $Forward<'a, P: Pattern>($Inner<'a, P>);
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $Back<'a, P: Pattern>($Inner<'a, P>);
        impl<'a, P: Pattern> $Forward<'a, P> {
            pub(super) fn of(text: &'a str, pat: P, option: $arg) -> Self {
                $Forward($Inner::of(text, pat, option))
            }
        }
        impl<'a, P: Pattern> $Back<'a, P> {
            pub(super) fn of(text: &'a str, pat: P, option: $arg) -> Self {
                $Back($Inner::of(text, pat, option))
            }
        }
        both_ways_impl! { $Forward $forward $Back $back $Item }
    )* };
    ($($Forward:ident $forward:literal $Back:ident $back:literal $Inner:ident -> $Item:ty;)*) => { $(
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $Forward<'a, P: Pattern>($Inner<'a, P>);
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $Back<'a, P: Pattern>($Inner<'a, P>);
        impl<'a, P: Pattern> $Forward<'a, P> {
            pub(super) fn of(text: &'a str, pat: P) -> Self {
                $Forward($Inner::of(text, pat))
            }
        }
        impl<'a, P: Pattern> $Back<'a, P> {
            pub(super) fn of(text: &'a str, pat: P) -> Self {
                $Back($Inner::of(text, pat))
            }
        }
        both_ways_impl! { $Forward $forward $Back $back $Item }
    )* };
}
macro_rules! both_ways_impl {
    ($Forward:ident $forward:literal $Back:ident $back:literal $Item:ty) => {
        impl<'a, P: Pattern> Iterator for $Forward<'a, P> {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> {
                self.0.next()
            }
        }
        impl<'a, P: Pattern> Iterator for $Back<'a, P> where P::Searcher<'a>: ReverseSearcher<'a> {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> {
                self.0.next_back()
            }
        }
        impl<'a, P: Pattern> FusedIterator for $Forward<'a, P> {}
        impl<'a, P: Pattern> FusedIterator for $Back<'a, P> where P::Searcher<'a>: ReverseSearcher<'a> {}
        impl<'a, P: Pattern> Clone for $Forward<'a, P> where P::Searcher<'a>: Clone {
            fn clone(&self) -> Self {
                $Forward(self.0.clone())
            }
        }
        impl<'a, P: Pattern> Clone for $Back<'a, P> where P::Searcher<'a>: Clone {
            fn clone(&self) -> Self {
                $Back(self.0.clone())
            }
        }
        impl<'a, P: Pattern> fmt::Debug for $Forward<'a, P> where P::Searcher<'a>: fmt::Debug {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple($forward).field(&self.0).finish()
            }
        }
        impl<'a, P: Pattern> fmt::Debug for $Back<'a, P> where P::Searcher<'a>: fmt::Debug {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple($back).field(&self.0).finish()
            }
        }
    };
}
both_ways! {
    Split "Split" RSplit "RSplit" SplitInternal(bool) -> &'a str;
    SplitTerminator "SplitTerminator" RSplitTerminator "RSplitTerminator" SplitInternal(bool) -> &'a str;
    SplitN "SplitN" RSplitN "RSplitN" SplitNInternal(usize) -> &'a str;
}
both_ways! {
    Matches "Matches" RMatches "RMatches" MatchesInternal -> &'a str;
    MatchIndices "MatchIndices" RMatchIndices "RMatchIndices" MatchIndicesInternal -> (usize, &'a str);
}

macro_rules! double_ended {
    ($($Forward:ident $Back:ident $Item:ty;)*) => { $(
        impl<'a, P: Pattern> DoubleEndedIterator for $Forward<'a, P> where P::Searcher<'a>: DoubleEndedSearcher<'a> {
            fn next_back(&mut self) -> Option<$Item> {
                self.0.next_back()
            }
        }
        impl<'a, P: Pattern> DoubleEndedIterator for $Back<'a, P> where P::Searcher<'a>: DoubleEndedSearcher<'a> {
            fn next_back(&mut self) -> Option<$Item> {
                self.0.next()
            }
        }
    )* };
}
double_ended! {
    Split RSplit &'a str;
    SplitTerminator RSplitTerminator &'a str;
    Matches RMatches &'a str;
    MatchIndices RMatchIndices (usize, &'a str);
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitInclusive<'a, P: Pattern>(SplitInternal<'a, P>);
impl<'a, P: Pattern> SplitInclusive<'a, P> {
    pub(super) fn of(text: &'a str, pat: P) -> Self {
        SplitInclusive(SplitInternal::of(text, pat, false))
    }
}
impl<'a, P: Pattern> Iterator for SplitInclusive<'a, P> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        self.0.next_inclusive()
    }
}
impl<'a, P: Pattern> DoubleEndedIterator for SplitInclusive<'a, P> where P::Searcher<'a>: DoubleEndedSearcher<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        self.0.next_back_inclusive()
    }
}
impl<'a, P: Pattern> FusedIterator for SplitInclusive<'a, P> {}
impl<'a, P: Pattern> Clone for SplitInclusive<'a, P> where P::Searcher<'a>: Clone {
    fn clone(&self) -> Self {
        SplitInclusive(self.0.clone())
    }
}
impl<'a, P: Pattern> fmt::Debug for SplitInclusive<'a, P> where P::Searcher<'a>: fmt::Debug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SplitInclusive").field("0", &self.0).finish()
    }
}

/// A line without what ends it.
fn without_end(line: &str) -> &str {
    match line.strip_suffix('\n') {
        None => line,
        Some(line) => match line.strip_suffix('\r') {
            None => line,
            Some(line) => line,
        },
    }
}

#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Lines<'a> {
    pieces: SplitInclusive<'a, char>,
}
impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Lines<'a> {
        Lines { pieces: SplitInclusive::of(text, '\n') }
    }
}
impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        match self.pieces.next() {
            None => None,
            Some(line) => Some(without_end(line)),
        }
    }
    fn last(mut self) -> Option<&'a str> {
        self.next_back()
    }
}
impl<'a> DoubleEndedIterator for Lines<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        match self.pieces.next_back() {
            None => None,
            Some(line) => Some(without_end(line)),
        }
    }
}
impl FusedIterator for Lines<'_> {}
impl fmt::Debug for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lines(Map {{ iter: {:?} }})", self.pieces)
    }
}

#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct LinesAny<'a>(Lines<'a>);
impl<'a> LinesAny<'a> {
    pub(super) fn of(text: &'a str) -> LinesAny<'a> {
        LinesAny(Lines::of(text))
    }
}
impl<'a> Iterator for LinesAny<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        self.0.next()
    }
}
impl<'a> DoubleEndedIterator for LinesAny<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        self.0.next_back()
    }
}

#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitWhitespace<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}
impl<'a> SplitWhitespace<'a> {
    pub(super) fn of(text: &'a str) -> SplitWhitespace<'a> {
        SplitWhitespace { text, start: 0, end: text.len() }
    }
}
impl<'a> Iterator for SplitWhitespace<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        let start = skip_white(self.text, self.start);
        if start >= self.end {
            self.start = self.end;
            return None;
        }
        self.start = find_white(self.text, start, self.end);
        Some(slice_unchecked(self.text, start, self.start))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some((self.end - self.start + 1) / 2))
    }
    fn last(mut self) -> Option<&'a str> {
        self.next_back()
    }
}
impl<'a> DoubleEndedIterator for SplitWhitespace<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        let text = slice_unchecked(self.text, 0, self.end);
        let end = rskip_white(text, self.start);
        if end == self.start {
            self.end = end;
            return None;
        }
        self.end = rfind_white(text, self.start, end);
        Some(slice_unchecked(text, self.end, end))
    }
}
impl FusedIterator for SplitWhitespace<'_> {}

#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitAsciiWhitespace<'a> {
    rest: &'a [u8],
}
impl<'a> SplitAsciiWhitespace<'a> {
    pub(super) fn of(text: &'a str) -> SplitAsciiWhitespace<'a> {
        SplitAsciiWhitespace { rest: text.as_bytes() }
    }
}
impl<'a> Iterator for SplitAsciiWhitespace<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest.trim_ascii_start();
        if rest.is_empty() {
            self.rest = rest;
            return None;
        }
        let mut end = 0;
        while end < rest.len() && !rest[end].is_ascii_whitespace() {
            end += 1;
        }
        self.rest = &rest[end..];
        Some(super::trusted(&rest[..end]))
    }
    fn last(mut self) -> Option<&'a str> {
        self.next_back()
    }
}
impl<'a> DoubleEndedIterator for SplitAsciiWhitespace<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        let rest = self.rest.trim_ascii_end();
        if rest.is_empty() {
            self.rest = rest;
            return None;
        }
        let mut start = rest.len();
        while start > 0 && !rest[start - 1].is_ascii_whitespace() {
            start -= 1;
        }
        self.rest = &rest[..start];
        Some(super::trusted(&rest[start..]))
    }
}
impl FusedIterator for SplitAsciiWhitespace<'_> {}
