mod vault {
    const CODE: u32 = 1234;

    pub struct Key(u32);

    struct Hidden;

    fn open() -> u32 {
        CODE
    }

    mod inside {
        pub fn peek() {}
    }
}

use vault::Hidden;

fn main() {
    println!("{} {}", vault::CODE, vault::open());
    let key = vault::Key(1);
    vault::inside::peek();
}
