macro_rules! p {
    ($p:pat) => {
        match Some(1) {
            $p => {}
        }
    };
}
fn main() {
    p!(Some(_));
    p!(None);
}
