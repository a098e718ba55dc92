trait Describe {
    fn describe(&self) -> String;
}

impl<T: std::fmt::Debug> Describe for T {
    fn describe(&self) -> String {
        format!("{self:?}")
    }
}

impl Describe for u32 {
    fn describe(&self) -> String {
        String::from("a number")
    }
}

fn main() {
    println!("{}", 3u32.describe());
}
