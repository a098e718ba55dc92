fn main() {
    println!("{} {} {} {}", 1.0, 0.1 + 0.2, 1e21, 1.5e-7);
    println!("{} {} {}", f64::MAX, f64::EPSILON, f32::MIN_POSITIVE);
    println!("{:?} {:?} {:?}", 1.0f64, f64::NAN, -f64::INFINITY);
    println!("{} {} {}", 2f64.sqrt(), 7.7f32, (2.5f64).round());
    println!("{} {} {}", 10.0f64.powi(3), 7.5 % 2.0, (-7.5f64).abs());
    println!("{} {} {}", 300.7 as u8, f64::NAN as i32, u64::MAX as f32);
}
