//! `Box<dyn Error>`, `?` with `From`, sources, downcasts, errors of parsing.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::num::{ParseFloatError, ParseIntError};

#[derive(Debug)]
enum ConfigError {
    Missing(&'static str),
    BadNumber { key: String, source: ParseIntError },
    BadRatio(ParseFloatError),
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ConfigError::Missing(key) => write!(f, "`{key}` is missing"),
            ConfigError::BadNumber { key, .. } => write!(f, "`{key}` is not a number"),
            ConfigError::BadRatio(_) => write!(f, "the ratio is wrong"),
        }
    }
}

impl Error for ConfigError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            ConfigError::Missing(_) => None,
            ConfigError::BadNumber { source, .. } => Some(source),
            ConfigError::BadRatio(source) => Some(source),
        }
    }
}

impl From<ParseFloatError> for ConfigError {
    fn from(source: ParseFloatError) -> Self {
        ConfigError::BadRatio(source)
    }
}

struct Config {
    width: u16,
    ratio: f32,
}

fn entries(text: &str) -> BTreeMap<&str, &str> {
    text.lines().filter_map(|line| line.split_once('=')).map(|(k, v)| (k.trim(), v.trim())).collect()
}

fn number(map: &BTreeMap<&str, &str>, key: &'static str) -> Result<u16, ConfigError> {
    let text = map.get(key).ok_or(ConfigError::Missing(key))?;
    text.parse().map_err(|source| ConfigError::BadNumber { key: key.to_string(), source })
}

fn parse(text: &str) -> Result<Config, ConfigError> {
    let map = entries(text);
    let ratio = map.get("ratio").copied().unwrap_or("1.5").parse()?;
    Ok(Config { width: number(&map, "width")?, ratio })
}

fn height(text: &str) -> Result<u32, Box<dyn Error>> {
    let config = parse(text)?;
    if config.width == 0 {
        return Err("a width of zero".into());
    }
    let height = f32::from(config.width) / config.ratio;
    let rounded: u32 = format!("{height:.0}").parse()?;
    u8::try_from(rounded)?;
    Ok(rounded)
}

fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut at = error.source();
    while let Some(source) = at {
        text += &format!(" <- {source}");
        at = source.source();
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let texts = [
        "width = 300\nratio=2",
        "ratio = 2",
        "width = three",
        "width = 70000",
        "width = 10\nratio = x",
        "width = 0",
        "width = 900",
    ];
    for text in texts {
        match height(text) {
            Ok(height) => println!("{height}"),
            Err(error) => {
                let own = error.downcast_ref::<ConfigError>().is_some();
                println!("{} ({})", chain(&*error), if own { "own" } else { "foreign" });
            }
        }
    }
    let boxed: Box<dyn Error + Send + Sync> = From::from(String::from("text"));
    println!("{boxed} {boxed:?}");
    let sum = "1,2,x,4".split(',').map(str::parse::<i32>).sum::<Result<i32, _>>();
    println!("{sum:?}");
    let all: Option<Vec<i32>> = vec![Some(1), Some(2), None].into_iter().collect();
    println!("{all:?}");
    height("width = -1")?;
    println!("not reached");
    Ok(())
}
