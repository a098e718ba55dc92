macro_rules! a { () => {} }
pub(crate) use a;
macro_rules! b { () => {} }
use b;
macro_rules! c { () => {} }
use c as d;
#[macro_export]
macro_rules! e { () => {} }
macro_rules! _f { () => {} }
mod m { macro_rules! g { () => { } } 
  #[macro_use] mod n { macro_rules! h { () => {} } } h!(); }
macro_rules! i { () => { j!() } }
macro_rules! j { () => { } }
macro_rules! k { ($x:expr) => { k!() } ; () => {} }
fn main() { d!(); macro_rules! l { () => {} } { macro_rules! o { () => {} } o!(); } 
#[allow(unused_macros)] macro_rules! p { () => {} }
macro_rules! mk { ($n:ident) => { macro_rules! $n { () => {} } } } mk!(zz);
}

