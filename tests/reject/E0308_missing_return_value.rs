fn double(n: i32) -> i32 {
    n * 2;
}

fn name() -> String {
    "literal"
}

fn main() {
    println!("{} {}", double(1), name());
}
