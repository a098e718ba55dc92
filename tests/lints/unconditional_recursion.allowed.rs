#![allow(unused, nonstandard_style, unconditional_recursion)]
use std::fmt;

struct Tree;

fn forever(n: u32) -> u32 {
    forever(n + 1)
}

fn both_ways(n: u32) -> u32 {
    if n > 1 { both_ways(n - 1) } else { both_ways(n + 1) }
}

fn ends(n: u32) -> u32 {
    if n > 1 { ends(n - 1) } else { 1 }
}

impl Tree {
    fn walk(&self) {
        self.walk()
    }
}

impl Clone for Tree {
    fn clone(&self) -> Tree {
        self.clone()
    }
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self)
    }
}

trait Visit {
    fn visit(&self) {
        self.visit()
    }
}

impl Visit for Tree {}

fn main() {
    forever(1);
    both_ways(1);
    ends(1);
    Tree.walk();
    Tree.visit();
    println!("{}", Tree.clone());
}
