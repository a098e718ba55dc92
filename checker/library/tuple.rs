//! Comparison, hashing, formatting and defaults of tuples.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};

macro_rules! tuple_impl {
    ($($T:ident $i:tt)+) => {
        impl<$($T: PartialEq),+> PartialEq for ($($T,)+) {
            fn eq(&self, other: &($($T,)+)) -> bool {
                $( self.$i == other.$i )&&+
            }
        }
        impl<$($T: Eq),+> Eq for ($($T,)+) {}
        impl<$($T: PartialOrd),+> PartialOrd for ($($T,)+) {
            fn partial_cmp(&self, other: &($($T,)+)) -> Option<Ordering> {
                $(
                    match self.$i.partial_cmp(&other.$i) {
                        Some(Ordering::Equal) => {}
                        non_eq => return non_eq,
                    }
                )+
                Some(Ordering::Equal)
            }
        }
        impl<$($T: Ord),+> Ord for ($($T,)+) {
            fn cmp(&self, other: &($($T,)+)) -> Ordering {
                $(
                    match self.$i.cmp(&other.$i) {
                        Ordering::Equal => {}
                        non_eq => return non_eq,
                    }
                )+
                Ordering::Equal
            }
        }
        impl<$($T: Hash),+> Hash for ($($T,)+) {
            fn hash<HH: Hasher>(&self, state: &mut HH) {
                $( self.$i.hash(state); )+
            }
        }
        impl<$($T: fmt::Debug),+> fmt::Debug for ($($T,)+) {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut builder = f.debug_tuple("");
                $( builder.field(&self.$i); )+
                builder.finish()
            }
        }
        impl<$($T: Default),+> Default for ($($T,)+) {
            fn default() -> ($($T,)+) {
                ($( <$T as Default>::default(), )+)
            }
        }
    };
}
tuple_impl! { A 0 }
tuple_impl! { A 0 B 1 }
tuple_impl! { A 0 B 1 C 2 }
tuple_impl! { A 0 B 1 C 2 D 3 }
tuple_impl! { A 0 B 1 C 2 D 3 E 4 }
tuple_impl! { A 0 B 1 C 2 D 3 E 4 F 5 }
tuple_impl! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 }
tuple_impl! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 }
tuple_impl! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 }
tuple_impl! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 }
tuple_impl! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 }
tuple_impl! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11 }

impl<T> From<[T; 2]> for (T, T) {
    fn from(array: [T; 2]) -> (T, T) {
        let [a, b] = array;
        (a, b)
    }
}
impl<T> From<[T; 3]> for (T, T, T) {
    fn from(array: [T; 3]) -> (T, T, T) {
        let [a, b, c] = array;
        (a, b, c)
    }
}
