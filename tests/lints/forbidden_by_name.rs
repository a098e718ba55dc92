#![forbid(unused_variables, unsafe_code)]
#![forbid(unused_mut)]
#[allow(unused_variables)]
fn a() { let x = 1; }
#[warn(unused_variables)]
fn b() { let x = 1; }
#[deny(unused)]
fn c() { let mut x = 1; }
#[allow(unused)]
fn c2() { let mut x = 1; }
#[forbid(unused_variables)]
fn d() { #![allow(unused_mut)] unsafe { } }
#[allow(warnings)]
fn main() { }
unsafe fn u() {}
unsafe trait T {}
unsafe impl T for i32 {}
#[no_mangle] fn nm() {}
#[unsafe(no_mangle)] fn nm2() {}

