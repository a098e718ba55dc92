fn length(text: str) -> usize {
    text.len()
}

fn main() {
    let slice: [i32] = *vec![1, 2];
    println!("{} {}", slice.len(), length(*"a"));
}
