struct D(&'static str); impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
impl D { fn get(&self) -> Option<i32> { Some(1) } fn v(&self) -> i32 { 2 } }
fn mk(s: &'static str) -> D { println!("mk {s}"); D(s) }
fn tail() -> i32 { let _l = D("local"); mk("tail").v() }
fn main() {
    if let Some(_) = mk("iflet").get() { println!("then"); } else { println!("else"); }
    if let None = mk("iflet2").get() { println!("then"); } else { println!("else"); }
    match mk("match").get() { Some(_) => println!("arm"), None => {} }
    while let Some(_) = mk("while").get() { println!("body"); break; }
    println!("{}", tail());
    let _ = mk("underscore"); let _x = mk("x"); let r = &mk("ext"); println!("{}", r.v());
    let y = mk("stmt").v(); println!("{y}"); { mk("block").v() }; let t = (mk("t1"), mk("t2").v()); println!("end {}", t.1);
    for _ in 0..mk("for").v() { println!("it"); }
    if mk("cond").v() == 2 { println!("in if"); }
    let (ref a, _) = (mk("p1"), mk("p2")); println!("{}", a.v());
    let _z = { let q = mk("q"); q.v() + mk("qq").v() };
}
