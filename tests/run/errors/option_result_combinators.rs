use std::num::ParseIntError;

#[derive(Debug, PartialEq)]
enum ConfigError {
    Missing(&'static str),
    BadNumber(ParseIntError),
    OutOfRange { value: i64, max: i64 },
}

impl From<ParseIntError> for ConfigError {
    fn from(error: ParseIntError) -> Self {
        ConfigError::BadNumber(error)
    }
}

fn lookup<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    text.split(';')
        .filter_map(|entry| entry.split_once('='))
        .find(|(name, _)| name.trim() == key)
        .map(|(_, value)| value.trim())
}

fn number(text: &str, key: &'static str, max: i64) -> Result<i64, ConfigError> {
    let value = lookup(text, key).ok_or(ConfigError::Missing(key))?.parse::<i64>()?;
    if value > max {
        return Err(ConfigError::OutOfRange { value, max });
    }
    Ok(value)
}

fn area(text: &str) -> Result<i64, ConfigError> {
    let width = number(text, "width", 100)?;
    let height = number(text, "height", 100).or_else(|error| match error {
        ConfigError::Missing(_) => Ok(width),
        other => Err(other),
    })?;
    Ok(width * height)
}

fn main() {
    for text in ["width = 3; height = 4", "width=5", "height=2", "width=x", "width=7;height=101"] {
        println!("{text:?}: {:?}", area(text));
    }

    let some: Option<i32> = Some(4);
    let none: Option<i32> = None;
    println!("{:?} {:?}", some.map(|n| n * 2), none.map(|n| n * 2));
    println!("{:?} {:?}", some.and_then(|n| n.checked_sub(5)), some.filter(|n| n % 2 == 1));
    println!("{:?} {:?} {:?}", some.or(Some(1)), none.or_else(|| Some(2)), some.xor(none));
    println!("{} {} {}", none.unwrap_or(7), none.unwrap_or_default(), some.map_or(0, |n| n + 1));
    println!("{:?} {:?}", some.zip(Some('z')), some.ok_or("none"));
    println!("{} {} {}", some.is_some_and(|n| n > 3), none.is_none(), some > none);

    let mut slot = None;
    *slot.get_or_insert_with(Vec::new) = vec![1];
    slot.as_mut().unwrap().push(2);
    println!("{:?} {:?}", slot.take(), slot);
    println!("{:?}", slot.replace(vec![9]).is_none());
    println!("{:?}", slot.as_deref().map(<[i32]>::len));

    let good: Result<u8, String> = Ok(3);
    let bad: Result<u8, String> = Err("bad".to_string());
    println!("{:?} {:?}", good.as_ref().ok(), bad.as_ref().err().map(|text| text.len()));
    println!("{:?} {:?}", good.clone().map(|n| n + 1), bad.clone().map_err(|text| text + "!"));
    println!(
        "{} {}",
        good.clone().unwrap_or(0),
        bad.clone().unwrap_or_else(|text| text.len() as u8)
    );
    println!("{:?} {:?}", good.and_then(|n| n.checked_mul(100).ok_or("large".to_string())), bad);
    println!("{:?}", Some(Ok::<i32, String>(1)).transpose());
    println!("{:?} {:?}", Some(Some(3)).flatten(), Ok::<Option<i32>, ()>(None).transpose());
}
