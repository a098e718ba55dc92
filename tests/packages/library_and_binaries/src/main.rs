use my_shapes::{square, Describe, Point, Shape};
mod helper;
struct Own;
impl Describe for Own {}
fn main() {
    let p = Point::new(1, 2);
    println!("{} {} {:?}", p.x, p.y(), p);
    println!("{}", square!(4).area() + Shape::Rect(1, 2).area());
    println!("{} {}", vec![p.clone()].describe(), Own.describe());
    println!(
        "{} {} {}",
        my_shapes::path(),
        module_path!(),
        std::any::type_name::<Point>()
    );
    println!("{} {}", std::any::type_name::<Own>(), helper::file());
    let v: Vec<i32> = Vec::new();
    println!("{}", v[p.y() as usize]);
}
