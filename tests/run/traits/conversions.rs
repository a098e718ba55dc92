use std::convert::TryFrom;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::str::FromStr;

#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
struct Celsius(f64);

#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
struct Fahrenheit(f64);

impl From<Celsius> for Fahrenheit {
    fn from(Celsius(degrees): Celsius) -> Self {
        Fahrenheit(degrees * 1.8 + 32.0)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seconds(u32);

impl TryFrom<i64> for Seconds {
    type Error = String;

    fn try_from(value: i64) -> Result<Self, Self::Error> {
        u32::try_from(value).map(Seconds).map_err(|error| format!("{value}: {error}"))
    }
}

impl FromStr for Seconds {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.trim_end_matches('s').parse().map(Seconds)
    }
}

impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

struct Laps(Vec<Seconds>);

impl Deref for Laps {
    type Target = Vec<Seconds>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Laps {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

fn shout(text: impl AsRef<str>, mark: impl Into<String>) -> String {
    text.as_ref().to_uppercase() + &mark.into()
}

fn main() {
    let boiling: Fahrenheit = Celsius(100.0).into();
    println!("{boiling:?} {} {:?}", Fahrenheit(50.0) < boiling, Celsius::default());

    let mut laps = Laps(vec![Seconds(62), Seconds(59)]);
    laps.push("75s".parse().unwrap());
    laps[1].0 += 6;
    println!("{} laps, {:?}", laps.len(), laps.iter().map(Seconds::to_string).collect::<Vec<_>>());
    println!("{:?} {:?}", Seconds::try_from(-1), Seconds::try_from(90));
    println!("{:?}", "fast".parse::<Seconds>().map_err(|error| error.to_string()));

    println!("{} {} {}", u64::from(7u32), i64::from(true), u8::try_from(300i32).is_err());
    println!("{:?} {}", char::from_digit(7, 10), i32::from_str("-5").unwrap());
    println!("{} {}", shout("quiet", '!'), shout(String::from("x"), "?"));
    let text: Box<str> = "boxed".into();
    let bytes: Vec<u8> = text.clone().into_string().into();
    println!("{text} {bytes:?} {:?}", String::from_utf8(bytes.clone()));
}
