struct W<'a> { s: &'a String }
fn main() {
    let w = W { s: &String::from("a") };
    println!("{}", w.s);
}
