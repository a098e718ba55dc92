fn main() {
    let kept = const {
        let local = 5;
        &local
    };
    println!("{kept}");
}
