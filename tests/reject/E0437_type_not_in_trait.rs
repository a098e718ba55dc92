trait Store {
    fn get(&self) -> u8;
}

struct Disk;

impl Store for Disk {
    type Item = u8;

    fn get(&self) -> u8 {
        1
    }
}

fn main() {
    println!("{}", Disk.get());
}
