use std::net::*;
fn main() {
    for s in ["127.0.0.1", "::1", "fe80::1:2", "1::", "::", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "1.2.3", "01.2.3.4", "1:::2", "12345::", "a:b:0:0:c:0:0:d", "2001:db8::ff00:42:8329", ":", "1:2", "::1.2.3.4", "1.2.3.4::", "1:2:3:4:5:6:7::"] {
        println!("{s} {:?}", s.parse::<IpAddr>());
    }
    println!("{:?}", "127.0.0.1:80".parse::<SocketAddr>());
    println!("{:?}", "[::1]:8080".parse::<SocketAddr>());
    println!("{:?}", "127.0.0.1:99999".parse::<SocketAddr>());
    println!("{}", "300.0.0.1".parse::<Ipv4Addr>().unwrap_err());
    println!("{:>20}|", Ipv4Addr::new(192, 168, 0, 1));
    println!("{}", Ipv4Addr::LOCALHOST.is_loopback());
}
