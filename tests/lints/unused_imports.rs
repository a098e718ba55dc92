use std::cell::{self, Cell};
use std::collections::hash_map::{Entry, HashMap};
use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};
use std::fmt::Debug;
use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::rc::Rc as Shared;
use std::sync::*;

use shapes::{Area, Named};

mod shapes {
    use super::helper;
    use std::mem;

    pub trait Area {
        fn area(&self) -> i32 {
            1
        }
    }

    pub trait Named {
        fn name(&self) -> i32 {
            1
        }
    }

    impl Area for i32 {}
    impl Named for i32 {}
}

mod tests {
    use super::*;

    pub fn run() {
        helper();
    }
}

fn helper() {}

fn main() -> io::Result<()> {
    use std::time::Duration;
    println!("{}", 1.area());
    let set: HashSet<i32> = HashSet::new();
    let map: HashMap<i32, i32> = HashMap::new();
    println!("{} {}", set.len(), map.len());
    let _: BTreeSet<u8> = BTreeSet::new();
    tests::run();
    io::stdout().flush()
}
