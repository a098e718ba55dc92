//@ overflow: <Folder as Size>::size every=1000

trait Size {
    fn size(&self, level: u32) -> u64;
}

struct File(u64);

struct Folder {
    entry: Box<dyn Size>,
}

impl Size for File {
    fn size(&self, _level: u32) -> u64 {
        self.0
    }
}

impl Size for Folder {
    fn size(&self, level: u32) -> u64 {
        if level % 1000 == 0 {
            println!("{level}");
        }
        8 + self.entry.size(level + 1)
    }
}

fn main() {
    let mut root: Box<dyn Size> = Box::new(File(3));
    for _ in 0..300_000 {
        root = Box::new(Folder { entry: root });
    }
    println!("built");
    println!("{}", root.size(1));
}
