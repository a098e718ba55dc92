fn p() {
    use nope::mac;
    mac!();
    { mac!(3); let x = mac![1]; }
}
fn q() { mac!(); }
fn main() {}
