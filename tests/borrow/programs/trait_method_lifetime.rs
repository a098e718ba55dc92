trait Source { fn get<'a>(&'a self, key: &str) -> Option<&'a str>; }
struct Env { value: String }
impl Source for Env {
    fn get<'a>(&'a self, _key: &str) -> Option<&'a str> { Some(&self.value) }
}
fn main() {
    let e = Env { value: String::from("a") };
    let v = { let key = String::from("k"); e.get(&key) };
    println!("{:?}", v);
}
