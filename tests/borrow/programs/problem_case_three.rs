use std::collections::HashMap;
fn get<'a>(m: &'a mut HashMap<i32, String>) -> &'a mut String {
    match m.get_mut(&1) {
        Some(s) => s,
        None => {
            m.insert(1, String::new());
            m.get_mut(&1).unwrap()
        }
    }
}

fn main() {}
