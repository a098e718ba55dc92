#![allow(x)] #[x]
