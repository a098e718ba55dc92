//! Modules in files beside this one.
mod line;
pub mod point;

pub use line::Line;

#[cfg(feature = "fast")]
pub fn speed() -> &'static str {
    "fast"
}

#[cfg(not(feature = "fast"))]
pub fn speed() -> &'static str {
    "slow"
}

fn unused_but_allowed() {}
