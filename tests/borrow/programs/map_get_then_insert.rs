use std::collections::HashMap;
fn main() {
    let mut m: HashMap<String, i32> = HashMap::new();
    m.insert(String::from("a"), 1);
    let a = m.get("a");
    m.insert(String::from("b"), 2);
    println!("{:?}", a);
}
