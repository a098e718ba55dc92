struct Tagged<T> {
    id: u32,
}

enum Reference<'a> {
    None,
    Some(u8),
}

fn main() {}
