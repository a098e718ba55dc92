//@ leak: forget
//@ note: What a forgotten value owns is forgotten with it.

struct Record {
    name: String,
    lines: Vec<u64>,
    boxed: Box<[u8; 24]>,
}

impl Drop for Record {
    fn drop(&mut self) {
        println!("never printed");
    }
}

fn main() {
    let record =
        Record { name: String::from("a record"), lines: vec![1, 2, 3], boxed: Box::new([0; 24]) };
    println!("{} {} {}", record.name, record.lines.len(), record.boxed.len());
    std::mem::forget(record);
}
