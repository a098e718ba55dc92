//@ args:
//@ args: fails --nocapture
//! Tests whose result tells whether they passed.

use std::fmt;
use std::process::ExitCode;

#[derive(Debug)]
enum Wrong {
    Number(std::num::ParseIntError),
    Small { least: i32 },
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "wrong")
    }
}

impl std::error::Error for Wrong {}

impl From<std::num::ParseIntError> for Wrong {
    fn from(e: std::num::ParseIntError) -> Self {
        Wrong::Number(e)
    }
}

fn at_least_ten(text: &str) -> Result<i32, Wrong> {
    let n: i32 = text.parse()?;
    if n < 10 {
        return Err(Wrong::Small { least: 10 });
    }
    Ok(n)
}

#[test]
fn passes() -> Result<(), Wrong> {
    assert_eq!(at_least_ten("12")?, 12);
    Ok(())
}

#[test]
fn fails_to_parse() -> Result<(), Wrong> {
    print!("before ");
    at_least_ten("twelve").map(|_| ())
}

#[test]
fn fails_boxed() -> Result<(), Box<dyn std::error::Error>> {
    at_least_ten("3")?;
    Ok(())
}

#[test]
fn code() -> ExitCode {
    ExitCode::SUCCESS
}

#[test]
fn fails_with_code() -> ExitCode {
    ExitCode::from(3)
}
