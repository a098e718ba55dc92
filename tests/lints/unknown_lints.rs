#![allow(unused_variable)]
#![warn(foo_bar)]
#![allow(bare_trait_object)]
#![allow(exceeding_bitshifts)]
#![warn(unused_doc_comment)]
#![warn(plugin_as_library)]
#[allow(clippy::all)]
#[allow(clippy::needless_return)]
#[deny(warnigns)]
#[allow(unused_must_us)]
#[allow(Unused_Variables)]
#[allow(dead_code, Dead_Code, unused_muts, qwertyuiop)]
#[allow(rustdoc::all)]
#[allow(rustc::foo)]
fn main() {
    #[allow(nonexistent)]
    let x = 1;
    #[expect(nothing_here)]
    let y = 1;
}

