mod a {
    struct Secret;
    pub(crate) struct Half;
    pub(super) struct Quarter;
    pub struct Open;
    pub trait Sell { type Item; type Other; }
    trait Hidden { type Item; }
    impl Sell for u8 { type Item = Vec<Secret>; type Other = Half; }
    impl Sell for Secret { type Item = Secret; type Other = Half; }
    impl Hidden for u8 { type Item = Secret; }
    impl Sell for Half { type Item = Secret; type Other = Quarter; }
    impl Sell for Open { type Item = Half; type Other = Box<dyn Hidden<Item = u8>>; }
    impl Sell for Option<Secret> { type Item = Secret; type Other = Open; }
    pub mod b { pub(in crate::a) struct In; impl super::Sell for u16 { type Item = In; type Other = fn(In); } }
}
struct Top;
pub struct It;
impl Iterator for It { type Item = Top; fn next(&mut self) -> Option<Top> { None } }
pub struct Pub2 { t: Top }
impl std::ops::Deref for Pub2 { type Target = Top; fn deref(&self) -> &Top { &self.t } }
impl IntoIterator for Top { type Item = Top; type IntoIter = std::vec::IntoIter<Top>; fn into_iter(self) -> Self::IntoIter { vec![].into_iter() } }
fn main() {}
