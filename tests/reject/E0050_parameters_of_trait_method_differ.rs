trait Scale {
    fn scale(&self, by: i32, offset: i32) -> i32;
}

impl Scale for i32 {
    fn scale(&self, by: i32) -> i32 {
        self * by
    }
}

fn main() {
    println!("{}", 3.scale(2, 0));
}
