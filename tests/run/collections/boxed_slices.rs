// A boxed slice as an iterator: by value in loops, and by `into_iter` of the slice before 2024.
fn main() {
    let b: Box<[String]> = vec![String::from("a")].into_boxed_slice();
    for s in b.into_iter() {
        let _: &String = s;
    }
    let c: Box<[String]> = vec![String::from("a")].into_boxed_slice();
    for s in &c {
        println!("{s}");
    }
    for s in c {
        let s: String = s;
        println!("{s}");
    }
}
