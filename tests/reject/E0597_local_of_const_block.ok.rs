fn main() {
    let kept = const {
        let local = &5;
        let again = &local;
        **again
    };
    println!("{kept}");
}
