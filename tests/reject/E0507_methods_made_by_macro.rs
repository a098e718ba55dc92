macro_rules! getter {
    ($name:ident, $t:ty) => {
        fn $name(&self) -> $t {
            self.$name
        }
    };
}
struct S { name: String }
impl S {
    getter!(name, String);
    getter!(age, u32);
}
fn main() {
    let s = S { name: String::new() };
    s.name();
}
