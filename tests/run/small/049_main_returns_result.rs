fn parse(text: &str) -> Result<i32, std::num::ParseIntError> {
    let number: i32 = text.trim().parse()?;
    Ok(number * 2)
}

fn main() -> Result<(), std::num::ParseIntError> {
    println!("{}", parse(" 21 ")?);
    println!("{}", parse("twenty")?);
    Ok(())
}
