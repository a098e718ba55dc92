use std::net::UdpSocket; //~ unsupported: `std::net::UdpSocket`

fn main() {
    let socket = UdpSocket::bind("127.0.0.1:0");
    println!("{}", socket.is_ok());
}
