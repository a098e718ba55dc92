//! What a string can be searched for.

use super::{char_at, char_before, find_str, rfind_str};

/// A match is a byte range `(start, end)`. Positions given are character boundaries.
pub trait Pattern: Sized {
    /// The first match at or after `from`.
    fn find_in(&mut self, hay: &str, from: usize) -> Option<(usize, usize)>;
    /// The last match that ends at or before `to`.
    fn rfind_in(&mut self, hay: &str, to: usize) -> Option<(usize, usize)>;
    /// The length of the match at the start of `hay`.
    fn prefix_of(&mut self, hay: &str) -> Option<usize>;
    /// The length of the match that ends at `to`.
    fn suffix_of(&mut self, hay: &str, to: usize) -> Option<usize>;
    /// As `find_in`, for splitting: an empty needle also matches at the very start once.
    fn next_match(&mut self, hay: &str, from: usize) -> Option<(usize, usize)> {
        self.find_in(hay, from)
    }
}

impl<'b> Pattern for &'b str {
    fn find_in(&mut self, hay: &str, from: usize) -> Option<(usize, usize)> {
        let i = find_str(hay, *self, from);
        if i == usize::MAX { None } else { Some((i, i + self.len())) }
    }
    fn rfind_in(&mut self, hay: &str, to: usize) -> Option<(usize, usize)> {
        let i = rfind_str(hay, *self, to);
        if i == usize::MAX { None } else { Some((i, i + self.len())) }
    }
    fn prefix_of(&mut self, hay: &str) -> Option<usize> {
        if hay.as_bytes().starts_with(self.as_bytes()) { Some(self.len()) } else { None }
    }
    fn suffix_of(&mut self, hay: &str, to: usize) -> Option<usize> {
        if hay.as_bytes()[..to].ends_with(self.as_bytes()) { Some(self.len()) } else { None }
    }
}

impl<'b> Pattern for &'b String {
    fn find_in(&mut self, hay: &str, from: usize) -> Option<(usize, usize)> {
        self.as_str().find_in(hay, from)
    }
    fn rfind_in(&mut self, hay: &str, to: usize) -> Option<(usize, usize)> {
        self.as_str().rfind_in(hay, to)
    }
    fn prefix_of(&mut self, hay: &str) -> Option<usize> {
        self.as_str().prefix_of(hay)
    }
    fn suffix_of(&mut self, hay: &str, to: usize) -> Option<usize> {
        self.as_str().suffix_of(hay, to)
    }
}

impl<'b, 'c> Pattern for &'c &'b str {
    fn find_in(&mut self, hay: &str, from: usize) -> Option<(usize, usize)> {
        let mut needle: &'b str = **self;
        needle.find_in(hay, from)
    }
    fn rfind_in(&mut self, hay: &str, to: usize) -> Option<(usize, usize)> {
        let mut needle: &'b str = **self;
        needle.rfind_in(hay, to)
    }
    fn prefix_of(&mut self, hay: &str) -> Option<usize> {
        let mut needle: &'b str = **self;
        needle.prefix_of(hay)
    }
    fn suffix_of(&mut self, hay: &str, to: usize) -> Option<usize> {
        let mut needle: &'b str = **self;
        needle.suffix_of(hay, to)
    }
}

/// Searches by a test of single characters.
fn find_char<F: FnMut(char) -> bool>(hay: &str, from: usize, mut test: F) -> Option<(usize, usize)> {
    let mut at = from;
    while at < hay.len() {
        let c = char_at(hay, at);
        let end = at + c.len_utf8();
        if test(c) {
            return Some((at, end));
        }
        at = end;
    }
    None
}
fn rfind_char<F: FnMut(char) -> bool>(hay: &str, to: usize, mut test: F) -> Option<(usize, usize)> {
    let mut at = to;
    while at > 0 {
        let c = char_before(hay, at);
        let start = at - c.len_utf8();
        if test(c) {
            return Some((start, at));
        }
        at = start;
    }
    None
}

macro_rules! char_pattern {
    ([$($generics:tt)*] $t:ty, $self_:ident, $c:ident, $test:expr) => {
        impl<$($generics)*> Pattern for $t {
            fn find_in(&mut $self_, hay: &str, from: usize) -> Option<(usize, usize)> {
                find_char(hay, from, |$c| $test)
            }
            fn rfind_in(&mut $self_, hay: &str, to: usize) -> Option<(usize, usize)> {
                rfind_char(hay, to, |$c| $test)
            }
            fn prefix_of(&mut $self_, hay: &str) -> Option<usize> {
                if hay.is_empty() {
                    return None;
                }
                let $c = char_at(hay, 0);
                if $test { Some($c.len_utf8()) } else { None }
            }
            fn suffix_of(&mut $self_, hay: &str, to: usize) -> Option<usize> {
                if to == 0 {
                    return None;
                }
                let $c = char_before(hay, to);
                if $test { Some($c.len_utf8()) } else { None }
            }
        }
    };
}
char_pattern! { [] char, self, c, c == *self }
char_pattern! { [F: FnMut(char) -> bool] F, self, c, self(c) }
char_pattern! { ['b] &'b [char], self, c, self.contains(&c) }
char_pattern! { [const N: usize] [char; N], self, c, self.contains(&c) }
char_pattern! { ['b, const N: usize] &'b [char; N], self, c, self.contains(&c) }
