static COUNT: _ = 3;

fn double(n: i32) -> _ {
    n * 2
}

fn main() {
    println!("{} {COUNT}", double(1));
}
