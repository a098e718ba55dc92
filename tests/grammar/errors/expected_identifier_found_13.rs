extern crate
