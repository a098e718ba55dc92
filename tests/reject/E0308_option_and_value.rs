fn find(items: &[i32], wanted: i32) -> Option<usize> {
    for (index, item) in items.iter().enumerate() {
        if *item == wanted {
            return index;
        }
    }
    None
}

fn main() {
    let found: usize = find(&[1, 2], 2);
    println!("{found}");
}
