use crate::deeply::nested::{a, b};
use crate::shallow::x;
use self::q::w::e;
use std::collections::foo::bar;
use std::collections::foo::bar::baz;
mod inner {
    use super::super::u;
    use super::u::v::w;
}
use inner::n::o;
use inner::n::o::p;

fn main() {}
