//@ overflow: collect every=1000

fn collect(mut path: Vec<u16>, level: u32) -> usize {
    if level % 1000 == 0 {
        println!("{level} with {} elements", path.len());
        path.clear();
    }
    path.push(level as u16);
    let length = path.len();
    length + collect(path, level + 1)
}

fn main() {
    println!("collected {}", collect(Vec::new(), 1));
}
