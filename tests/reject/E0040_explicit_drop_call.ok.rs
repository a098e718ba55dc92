struct File {
    name: String,
}

impl Drop for File {
    fn drop(&mut self) {
        println!("closing {}", self.name);
    }
}

fn main() {
    let mut file = File { name: String::from("a") };
    file.name.push('b');
    drop(file);
}
