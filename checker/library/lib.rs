//! The standard library of minirust: what `std`, `core` and `alloc` name.
//!
//! Signatures are those of Rust's; bodies are Rust where Rust says it best, and `#[native]` where
//! the machine does it. See ARCHITECTURE.md, "The library".

#[macro_use]
pub mod macros;

pub mod marker;
pub mod ops;
pub mod cmp;
pub mod clone;
pub mod default;
pub mod convert;
pub mod borrow;
pub mod option;
pub mod result;
pub mod mem;
pub mod ptr;
pub mod alloc;
pub mod cell;
pub mod boxed;
pub mod rc;
#[doc(hidden)]
pub mod raw_buf;
pub mod string;
pub mod str;
pub mod vec;
pub mod slice;
pub mod array;
pub mod tuple;
pub mod iter;
pub mod num;
pub mod ascii;
pub mod char;
pub mod fmt;
pub mod hash;
pub mod io;
pub mod process;
pub mod panic;
pub mod sync;
pub mod thread;
pub mod time;
#[doc(hidden)]
pub mod panicking;
pub mod hint;
pub mod error;
pub mod any;
pub mod pin;
pub mod collections;
pub mod bool;
pub mod env;
pub mod ffi;
pub mod fs;
pub mod net;
pub mod os;
pub mod path;
#[doc(hidden)]
pub mod prelude;

pub mod i8;
pub mod i16;
pub mod i32;
pub mod i64;
pub mod u8;
pub mod u16;
pub mod u32;
pub mod u64;
pub mod i128;
pub mod u128;
pub mod usize;
pub mod isize;
pub mod f32;
pub mod f64;
