//@ edition: 2024
extern crate trpl;
extern crate rand as random;

use random::Rng;
use trpl::sub::deep;
use trpl::{Either, Html as H};

fn main() {
    trpl::block_on(answer());
    let x: trpl::Foo<i32> = trpl::Foo::new();
    x.bar();
    trpl::mac!(3);
    let y: H = deep();
    let n = random::thread_rng().gen_range(1..=100);
    match y {
        Either::Left(a) => a + n,
        trpl::A::B => 1,
    };
}

fn answer() -> i32 {
    42
}
