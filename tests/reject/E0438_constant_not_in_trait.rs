trait Store {
    fn get(&self) -> u8;
}

struct Disk;

impl Store for Disk {
    const SIZE: u8 = 1;

    fn get(&self) -> u8 {
        Self::SIZE
    }
}

fn main() {
    println!("{}", Disk.get());
}
