trait P { fn p(&self, s: &str) -> u8; fn q(&self, s: &str) -> u8; fn r<T>(&self); }
struct S; 
impl P for S {
    fn p(&self, s: &mut str) -> u8 { let v: Vec<u8> = vec![]; drop(v); drop(v); 1 }
    fn q(&self) -> u8 { let v: Vec<u8> = vec![]; drop(v); drop(v); 1 }
    fn r(&self) { let v: Vec<u8> = vec![]; drop(v); drop(v); }
}
impl Iterator for S { type Item = u8; fn next(&mut self) -> Option<u16> { let v: Vec<u8> = vec![]; drop(v); drop(v); None } }
fn main() {}
