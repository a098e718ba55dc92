fn main() {
    assert!(1 < 2, "order");
    assert_ne!(1, 2);
    let total = 2 + 2;
    println!("checked {total}");
    assert_eq!(total, 5, "adding {} and {}", 2, 2);
}
