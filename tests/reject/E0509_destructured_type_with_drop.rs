struct Guard {
    name: String,
    level: u8,
}

impl Drop for Guard {
    fn drop(&mut self) {
        println!("drop");
    }
}

fn main() {
    let guard = Guard { name: String::from("g"), level: 1 };
    let Guard { name, level } = guard;
    println!("{name} {level}");
}
