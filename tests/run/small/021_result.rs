fn divide(a: i32, b: i32) -> Result<i32, String> {
    if b == 0 {
        return Err(format!("{a} divided by zero"));
    }
    Ok(a / b)
}

fn ratio_sum(a: i32, b: i32, c: i32) -> Result<i32, String> {
    Ok(divide(a, b)? + divide(a, c)?)
}

fn main() {
    println!("{:?}", ratio_sum(12, 3, 4));
    match ratio_sum(12, 3, 0) {
        Ok(n) => println!("{n}"),
        Err(message) => println!("error: {message}"),
    }
}
