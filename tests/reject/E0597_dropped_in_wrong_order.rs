struct Logger<'a> {
    target: &'a String,
}

impl Drop for Logger<'_> {
    fn drop(&mut self) {
        println!("closing {}", self.target);
    }
}

fn main() {
    let logger;
    let target = String::from("file");
    logger = Logger { target: &target };
    println!("writing {}", logger.target);
}
