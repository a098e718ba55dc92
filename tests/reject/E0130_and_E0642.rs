extern "C" {
    fn abs((a, _): (i32, i32)) -> i32;
    fn first(mut x: i32);
    fn second(_: i32);
    fn third(&x: &i32);
}

trait Shape {
    fn size((a, b): (i32, i32));
    fn kept(&self, mut depth: u8) {
        depth += 1;
        println!("{depth}");
    }
}

fn main() {}
