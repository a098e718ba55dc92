#[derive(Debug)]
struct AppError;

fn parse(text: &str) -> Result<i32, AppError> {
    Ok(text.parse::<i32>()?)
}

fn main() {
    println!("{:?}", parse("1"));
}
