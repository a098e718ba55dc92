struct Connection {
    address: String,
}

impl Drop for Connection {
    fn drop(&mut self) {
        println!("closing {}", self.address);
    }
}

fn main() {
    let connection = Connection { address: String::from("local") };
    let address = connection.address;
    println!("{address}");
}
