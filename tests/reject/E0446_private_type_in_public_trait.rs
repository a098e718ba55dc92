mod shop {
    struct Secret;

    pub trait Sell {
        type Item;
    }

    impl Sell for u8 {
        type Item = Secret;
    }
}

fn main() {}
