//! Addresses. The machine has no network: what would use it can be checked, not run.

use crate::error::Error;
use crate::fmt;
use crate::io::{self, Read, Write};
use crate::str::FromStr;
use crate::time::Duration;

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ipv4Addr {
    octets: [u8; 4],
}
impl Ipv4Addr {
    pub const LOCALHOST: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 1);
    pub const UNSPECIFIED: Ipv4Addr = Ipv4Addr::new(0, 0, 0, 0);
    pub const BROADCAST: Ipv4Addr = Ipv4Addr::new(255, 255, 255, 255);
    pub const fn new(a: u8, b: u8, c: u8, d: u8) -> Ipv4Addr {
        Ipv4Addr { octets: [a, b, c, d] }
    }
    pub const fn octets(&self) -> [u8; 4] {
        self.octets
    }
    pub const fn is_loopback(&self) -> bool {
        self.octets[0] == 127
    }
    pub const fn is_unspecified(&self) -> bool {
        self.octets[0] == 0 && self.octets[1] == 0 && self.octets[2] == 0 && self.octets[3] == 0
    }
    pub const fn is_private(&self) -> bool {
        match self.octets {
            [10, ..] => true,
            [172, b, ..] if b >= 16 && b <= 31 => true,
            [192, 168, ..] => true,
            _ => false,
        }
    }
    pub const fn is_multicast(&self) -> bool {
        self.octets[0] >= 224 && self.octets[0] <= 239
    }
}
impl fmt::Display for Ipv4Addr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d] = self.octets;
        f.pad(&format!("{a}.{b}.{c}.{d}"))
    }
}
impl fmt::Debug for Ipv4Addr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl From<[u8; 4]> for Ipv4Addr {
    fn from(octets: [u8; 4]) -> Ipv4Addr {
        Ipv4Addr { octets }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum AddrKind {
    Ip,
    Ipv4,
    Ipv6,
    Socket,
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddrParseError(AddrKind);
impl fmt::Display for AddrParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            AddrKind::Ip => "invalid IP address syntax",
            AddrKind::Ipv4 => "invalid IPv4 address syntax",
            AddrKind::Ipv6 => "invalid IPv6 address syntax",
            AddrKind::Socket => "invalid socket address syntax",
        })
    }
}
impl Error for AddrParseError {}

/// A decimal number without sign or leading zeros.
fn decimal(s: &str, limit: u32) -> Option<u32> {
    let digits = s.as_bytes();
    if digits.is_empty() || digits.len() > 5 || (digits.len() > 1 && digits[0] == b'0') {
        return None;
    }
    let mut n = 0;
    for d in digits {
        if !d.is_ascii_digit() {
            return None;
        }
        n = n * 10 + (*d - b'0') as u32;
    }
    if n <= limit { Some(n) } else { None }
}
fn parse_v4(s: &str) -> Option<Ipv4Addr> {
    let mut octets = [0; 4];
    let mut n = 0;
    for part in s.split('.') {
        if n == 4 {
            return None;
        }
        octets[n] = decimal(part, 255)? as u8;
        n += 1;
    }
    if n == 4 { Some(Ipv4Addr { octets }) } else { None }
}
impl FromStr for Ipv4Addr {
    type Err = AddrParseError;
    fn from_str(s: &str) -> Result<Ipv4Addr, AddrParseError> {
        parse_v4(s).ok_or(AddrParseError(AddrKind::Ipv4))
    }
}

/// Groups of up to four hexadecimal digits, the last two perhaps as an IPv4 address.
fn parse_groups(s: &str, out: &mut [u16; 8]) -> Option<usize> {
    let mut n = 0;
    if s.is_empty() {
        return Some(0);
    }
    for part in s.split(':') {
        if part.contains('.') {
            let v4 = parse_v4(part)?;
            if n > 6 || !s.ends_with(part) {
                return None;
            }
            let [a, b, c, d] = v4.octets;
            out[n] = (a as u16) << 8 | b as u16;
            out[n + 1] = (c as u16) << 8 | d as u16;
            n += 2;
            continue;
        }
        if n == 8 || part.is_empty() || part.len() > 4 || part.starts_with('+') {
            return None;
        }
        out[n] = u16::from_str_radix(part, 16).ok()?;
        n += 1;
    }
    Some(n)
}
fn parse_v6(s: &str) -> Option<Ipv6Addr> {
    let mut head = [0; 8];
    let mut tail = [0; 8];
    let front = match s.split_once("::") {
        Some((front, back)) => {
            let n = parse_groups(front, &mut head)?;
            let m = parse_groups(back, &mut tail)?;
            if n + m > 7 || front.contains('.') {
                return None;
            }
            let mut i = 0;
            while i < m {
                head[8 - m + i] = tail[i];
                i += 1;
            }
            8
        }
        None => parse_groups(s, &mut head)?,
    };
    if front != 8 {
        return None;
    }
    let [a, b, c, d, e, f, g, h] = head;
    Some(Ipv6Addr::new(a, b, c, d, e, f, g, h))
}
impl FromStr for Ipv6Addr {
    type Err = AddrParseError;
    fn from_str(s: &str) -> Result<Ipv6Addr, AddrParseError> {
        parse_v6(s).ok_or(AddrParseError(AddrKind::Ipv6))
    }
}

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ipv6Addr {
    octets: [u8; 16],
}
impl Ipv6Addr {
    pub const fn new(a: u16, b: u16, c: u16, d: u16, e: u16, f: u16, g: u16, h: u16) -> Ipv6Addr {
        let s = [a, b, c, d, e, f, g, h];
        let mut octets = [0; 16];
        let mut i = 0;
        while i < 8 {
            octets[2 * i] = (s[i] >> 8) as u8;
            octets[2 * i + 1] = s[i] as u8;
            i += 1;
        }
        Ipv6Addr { octets }
    }
    pub const LOCALHOST: Ipv6Addr = Ipv6Addr::new(0, 0, 0, 0, 0, 0, 0, 1);
    pub const UNSPECIFIED: Ipv6Addr = Ipv6Addr::new(0, 0, 0, 0, 0, 0, 0, 0);
    pub const fn octets(&self) -> [u8; 16] {
        self.octets
    }
    pub const fn segments(&self) -> [u16; 8] {
        let mut out = [0; 8];
        let mut i = 0;
        while i < 8 {
            out[i] = (self.octets[2 * i] as u16) << 8 | self.octets[2 * i + 1] as u16;
            i += 1;
        }
        out
    }
}
impl fmt::Display for Ipv6Addr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = self.segments();
        if s[..5] == [0; 5] && s[5] == 0xffff {
            let o = self.octets;
            return f.pad(&format!("::ffff:{}.{}.{}.{}", o[12], o[13], o[14], o[15]));
        }
        let mut best = 0;
        let mut longest = 1;
        let mut i = 0;
        while i < 8 {
            let mut n = 0;
            while i + n < 8 && s[i + n] == 0 {
                n += 1;
            }
            if n > longest {
                best = i;
                longest = n;
            }
            i += if n > 0 { n } else { 1 };
        }
        let shown = |part: &[u16]| {
            let mut text = String::new();
            for (i, group) in part.iter().enumerate() {
                if i > 0 {
                    text.push(':');
                }
                text.push_str(&format!("{group:x}"));
            }
            text
        };
        if longest > 1 {
            f.pad(&format!("{}::{}", shown(&s[..best]), shown(&s[best + longest..])))
        } else {
            f.pad(&shown(&s))
        }
    }
}
impl fmt::Debug for Ipv6Addr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IpAddr {
    V4(Ipv4Addr),
    V6(Ipv6Addr),
}
impl IpAddr {
    pub const fn is_ipv4(&self) -> bool {
        matches!(self, IpAddr::V4(_))
    }
    pub const fn is_ipv6(&self) -> bool {
        matches!(self, IpAddr::V6(_))
    }
}
impl fmt::Display for IpAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IpAddr::V4(ip) => fmt::Display::fmt(ip, f),
            IpAddr::V6(ip) => fmt::Display::fmt(ip, f),
        }
    }
}
impl fmt::Debug for IpAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl From<Ipv4Addr> for IpAddr {
    fn from(ip: Ipv4Addr) -> IpAddr {
        IpAddr::V4(ip)
    }
}
impl From<[u8; 4]> for IpAddr {
    fn from(octets: [u8; 4]) -> IpAddr {
        IpAddr::V4(Ipv4Addr { octets })
    }
}
impl FromStr for IpAddr {
    type Err = AddrParseError;
    fn from_str(s: &str) -> Result<IpAddr, AddrParseError> {
        match parse_v4(s) {
            Some(ip) => Ok(IpAddr::V4(ip)),
            None => parse_v6(s).map(IpAddr::V6).ok_or(AddrParseError(AddrKind::Ip)),
        }
    }
}

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SocketAddr {
    ip: IpAddr,
    port: u16,
}
impl SocketAddr {
    pub const fn new(ip: IpAddr, port: u16) -> SocketAddr {
        SocketAddr { ip, port }
    }
    pub const fn ip(&self) -> IpAddr {
        self.ip
    }
    pub const fn port(&self) -> u16 {
        self.port
    }
}
impl fmt::Display for SocketAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.ip {
            IpAddr::V4(ip) => f.pad(&format!("{ip}:{}", self.port)),
            IpAddr::V6(ip) => f.pad(&format!("[{ip}]:{}", self.port)),
        }
    }
}
impl fmt::Debug for SocketAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
fn parse_socket(s: &str) -> Option<SocketAddr> {
    let (ip, port) = s.rsplit_once(':')?;
    let ip = match ip.strip_prefix('[') {
        Some(rest) => IpAddr::V6(parse_v6(rest.strip_suffix(']')?)?),
        None => IpAddr::V4(parse_v4(ip)?),
    };
    Some(SocketAddr { ip, port: decimal(port, 65535)? as u16 })
}
impl FromStr for SocketAddr {
    type Err = AddrParseError;
    fn from_str(s: &str) -> Result<SocketAddr, AddrParseError> {
        parse_socket(s).ok_or(AddrParseError(AddrKind::Socket))
    }
}

/// What names an address.
pub trait ToSocketAddrs {}
impl ToSocketAddrs for str {}
impl ToSocketAddrs for String {}
impl ToSocketAddrs for SocketAddr {}
impl ToSocketAddrs for (&str, u16) {}
impl ToSocketAddrs for (IpAddr, u16) {}
impl ToSocketAddrs for (Ipv4Addr, u16) {}
impl<T: ToSocketAddrs + ?Sized> ToSocketAddrs for &T {}

#[native = "network"]
fn network() -> !;

pub struct TcpStream {
    fd: i32,
}
pub struct TcpListener {
    fd: i32,
}
pub struct Incoming<'a> {
    listener: &'a TcpListener,
}
impl TcpStream {
    pub fn connect<A: ToSocketAddrs>(_addr: A) -> io::Result<TcpStream> {
        network()
    }
    pub fn peer_addr(&self) -> io::Result<SocketAddr> {
        network()
    }
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        network()
    }
    pub fn try_clone(&self) -> io::Result<TcpStream> {
        network()
    }
    pub fn set_read_timeout(&self, _dur: Option<Duration>) -> io::Result<()> {
        network()
    }
    pub fn set_write_timeout(&self, _dur: Option<Duration>) -> io::Result<()> {
        network()
    }
    pub fn set_nodelay(&self, _nodelay: bool) -> io::Result<()> {
        network()
    }
}
impl Read for TcpStream {
    fn read(&mut self, _buf: &mut [u8]) -> io::Result<usize> {
        network()
    }
}
impl Read for &TcpStream {
    fn read(&mut self, _buf: &mut [u8]) -> io::Result<usize> {
        network()
    }
}
impl Write for TcpStream {
    fn write(&mut self, _buf: &[u8]) -> io::Result<usize> {
        network()
    }
    fn flush(&mut self) -> io::Result<()> {
        network()
    }
}
impl Write for &TcpStream {
    fn write(&mut self, _buf: &[u8]) -> io::Result<usize> {
        network()
    }
    fn flush(&mut self) -> io::Result<()> {
        network()
    }
}
impl Drop for TcpStream {
    fn drop(&mut self) {}
}
impl fmt::Debug for TcpStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TcpStream").field("fd", &self.fd).finish()
    }
}
impl TcpListener {
    pub fn bind<A: ToSocketAddrs>(_addr: A) -> io::Result<TcpListener> {
        network()
    }
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        network()
    }
    pub fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {
        network()
    }
    pub fn incoming(&self) -> Incoming<'_> {
        Incoming { listener: self }
    }
    pub fn set_nonblocking(&self, _nonblocking: bool) -> io::Result<()> {
        network()
    }
}
impl Drop for TcpListener {
    fn drop(&mut self) {}
}
impl fmt::Debug for TcpListener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TcpListener").field("fd", &self.fd).finish()
    }
}
impl<'a> Iterator for Incoming<'a> {
    type Item = io::Result<TcpStream>;
    fn next(&mut self) -> Option<io::Result<TcpStream>> {
        Some(self.listener.accept().map(|p| p.0))
    }
}
