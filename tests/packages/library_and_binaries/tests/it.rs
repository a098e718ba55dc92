use my_shapes::Point;
#[test]
fn outside() {
    assert_eq!(Point::new(3, 4).y(), 4);
}
#[test]
fn fails() {
    assert_eq!(Point::new(3, 4).y(), 5);
}
