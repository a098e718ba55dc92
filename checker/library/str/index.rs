//! Ranges as indices of strings.

use super::{char_at, slice_unchecked, slice_unchecked_mut};
use crate::ops::{Bound, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use crate::slice::SliceIndex;

/// How much of a string a message shows.
const SHOWN: usize = 256;

/// Panics for a bad range of a string, in the words of the real library.
#[track_caller]
pub(super) fn slice_error_fail(s: &str, begin: usize, end: usize) -> ! {
    let shown = s.floor_char_boundary(SHOWN);
    let (text, more) = (slice_unchecked(s, 0, shown), if shown < s.len() { "[...]" } else { "" });
    if begin > s.len() {
        panic!("start byte index {begin} is out of bounds of `{text}`{more}");
    }
    if end > s.len() {
        panic!("end byte index {end} is out of bounds of `{text}`{more}");
    }
    if begin > end {
        panic!("begin > end ({begin} > {end}) when slicing `{text}`{more}");
    }
    let (which, index) = if s.is_char_boundary(begin) { ("end", end) } else { ("start", begin) };
    let start = s.floor_char_boundary(index);
    let ch = char_at(s, start);
    let stop = start + ch.len_utf8();
    panic!("{which} byte index {index} is not a char boundary; it is inside {ch:?} (bytes {start}..{stop}) of `{text}`{more}")
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
    RangeInclusive<usize>, self, slice, self.start, self.end.saturating_add(1);
    RangeToInclusive<usize>, self, slice, 0, self.end.saturating_add(1);
}

impl SliceIndex<str> for (Bound<usize>, Bound<usize>) {
    type Output = str;
    fn get(self, slice: &str) -> Option<&str> {
        bounds(&self, slice.len())?.get(slice)
    }
    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        bounds(&self, slice.len())?.get_mut(slice)
    }
    #[track_caller]
    fn index(self, slice: &str) -> &str {
        let (start, end) = crate::slice::range_of(self, slice.len());
        (start..end).index(slice)
    }
    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        let (start, end) = crate::slice::range_of(self, slice.len());
        (start..end).index_mut(slice)
    }
}
/// None when a bound lies past the last index.
fn bounds(range: &(Bound<usize>, Bound<usize>), len: usize) -> Option<Range<usize>> {
    let start = match range.0 {
        Bound::Included(i) => i,
        Bound::Excluded(i) => i.checked_add(1)?,
        Bound::Unbounded => 0,
    };
    let end = match range.1 {
        Bound::Included(i) => i.checked_add(1)?,
        Bound::Excluded(i) => i,
        Bound::Unbounded => len,
    };
    Some(start..end)
}
