macro_rules! mk {
    ($n:ident) => {
        struct $n {
            f: i32,
        }
        impl $n {
            fn new() -> $n {
                $n { g: 1 }
            }
        }
    };
}
mk!(A);
fn main() {
    let a = A::new();
}
