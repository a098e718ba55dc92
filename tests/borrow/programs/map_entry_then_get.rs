use std::collections::HashMap;
fn main() {
    let mut m: HashMap<String, i32> = HashMap::new();
    *m.entry(String::from("a")).or_insert(0) += 1;
    let a = m.get("a");
    println!("{:?}", a);
    m.insert(String::from("b"), 2);
}
