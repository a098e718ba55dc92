//@ leak: forget

fn main() {
    let word = String::from("forgotten");
    let kept = String::from("kept");
    std::mem::forget(word);
    println!("{kept}");
}
