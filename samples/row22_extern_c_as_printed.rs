extern "C" {
    fn max( input1: i32, input2: i32 ) -> i32;
fn main() {
    unsage() {
      println!("calling c function {}", abs(-3));
