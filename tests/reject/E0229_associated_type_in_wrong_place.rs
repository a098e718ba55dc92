fn first(list: Vec<Item = u32>) -> Option<u32> {
    list.first().copied()
}

fn main() {
    println!("{:?}", first(vec![1]));
}
