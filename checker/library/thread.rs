//! What there is of threads: the main one.

use crate::any::Any;
use crate::time::Duration;

pub type Result<T> = crate::result::Result<T, Box<dyn Any + Send + 'static>>;

pub use crate::panicking::panicking;

/// Moves the clock of the machine.
pub fn sleep(dur: Duration) {
    crate::time::pass(dur)
}
pub fn yield_now() {}
