fn take(text: String) -> usize {
    text.len()
}

fn make(n: i32) -> Vec<i32> {
    let list = vec![n; 2];
    list
}

fn main() {
    let text = String::from("moved");
    let length = take(text);
    let list = make(7);
    println!("{length} {list:?}");
}
