mod inner {
    fn hidden() -> u8 {
        1
    }

    pub mod api {
        pub use super::hidden;
    }
}

fn main() {
    println!("{}", inner::api::hidden());
}
