//@ leak: forget

use std::collections::HashMap;

fn main() {
    let mut ages: HashMap<u64, u32> = HashMap::new();
    for i in 0..3 {
        ages.insert(i, 1);
    }
    std::mem::forget(ages);
}
