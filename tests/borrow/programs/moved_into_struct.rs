struct W { s: String }
fn main() {
    let s = String::from("a");
    let w = W { s };
    println!("{}{}", w.s, s);
}
