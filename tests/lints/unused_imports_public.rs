mod a { pub use std::rc::Rc; pub mod b { pub use std::cell::Cell; } }
pub mod c { pub use std::rc::Rc; pub mod d { pub use std::cell::Cell; } mod e { pub use std::cell::RefCell; } }
mod g { pub use std::sync::Arc; }
pub use g::*;
pub use std::fmt;
fn main() {}
