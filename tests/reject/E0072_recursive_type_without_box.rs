struct Folder {
    name: String,
    parent: Option<Folder>,
}

fn main() {
    let root = Folder { name: String::from("/"), parent: None };
    println!("{} {}", root.name, root.parent.is_none());
}
