use std::io::{self, BufRead, Read, Write};
struct Mine { data: Vec<u8>, at: usize }
impl Read for Mine { fn read(&mut self, b: &mut [u8]) -> io::Result<usize> { let n = b.len().min(self.data.len() - self.at); b[..n].copy_from_slice(&self.data[self.at..self.at + n]); self.at += n; Ok(n) } }
impl BufRead for Mine {
    fn fill_buf(&mut self) -> io::Result<&[u8]> { Ok(&self.data[self.at..]) }
    fn consume(&mut self, n: usize) { self.at += n }
}
fn count<R: BufRead>(r: R) -> usize { r.lines().count() }
fn main() {
    let mut m = Mine { data: b"a b\nc\nlast".to_vec(), at: 0 };
    let mut s = String::new();
    m.read_line(&mut s).unwrap();
    println!("{s:?}");
    println!("{}", count(m));
    let out = io::stdout();
    let mut h: io::StdoutLock<'_> = out.lock();
    writeln!(h, "locked").unwrap();
    let c = "x".as_bytes().chain("yz".as_bytes()).take(2).bytes().map(|b| b.unwrap()).collect::<Vec<_>>();
    println!("{c:?}");
    let mut sink: Box<dyn Write> = Box::new(io::sink());
    write!(sink, "gone").unwrap();
    println!("{}", io::read_to_string("text".as_bytes()).unwrap());
}
