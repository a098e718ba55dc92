struct Cache<K = V, V = u32> {
    key: K,
    value: V,
}

fn main() {
    let cache: Cache<u8, u8> = Cache { key: 1, value: 2 };
    println!("{} {}", cache.key, cache.value);
}
