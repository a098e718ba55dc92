use std::collections::{HashMap, HashSet
fn main() {}
