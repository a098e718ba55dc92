struct Connection {
    address: String,
}

impl Drop for Connection {
    fn drop(&mut self) {
        println!("closing {}", self.address);
    }
}

fn main() {
    let mut connection = Connection { address: String::from("local") };
    let address = std::mem::take(&mut connection.address);
    println!("{address}");
}
