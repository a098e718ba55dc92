//! The process's environment.

#[native = "args_len"]
fn args_len() -> usize;
#[native = "args_get"]
fn args_get(i: usize) -> &'static str;

pub struct Args {
    next: usize,
    end: usize,
}
pub fn args() -> Args {
    Args { next: 0, end: args_len() }
}
impl Iterator for Args {
    type Item = String;
    fn next(&mut self) -> Option<String> {
        if self.next == self.end {
            None
        } else {
            self.next += 1;
            Some(String::from(args_get(self.next - 1)))
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.end - self.next;
        (n, Some(n))
    }
}
impl ExactSizeIterator for Args {}
impl DoubleEndedIterator for Args {
    fn next_back(&mut self) -> Option<String> {
        if self.next == self.end {
            None
        } else {
            self.end -= 1;
            Some(String::from(args_get(self.end)))
        }
    }
}

use crate::ffi::{OsStr, OsString};
use crate::fmt;
use crate::fs::sys;
use crate::io;
use crate::path::{Path, PathBuf};

pub fn current_dir() -> io::Result<PathBuf> {
    crate::fs::gathered(sys::CURRENT, Path::new(""))
}
pub fn temp_dir() -> PathBuf {
    PathBuf::from("/tmp")
}

/// Appends the value of a variable; less than zero if it is not set.
#[native = "env_get"]
fn env_get(buf: &mut crate::raw_buf::RawBuf<u8>, name: &[u8]) -> i64;

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum VarError {
    NotPresent,
    NotUnicode(OsString),
}
impl fmt::Display for VarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VarError::NotPresent => f.write_str("environment variable not found"),
            VarError::NotUnicode(s) => {
                write!(f, "environment variable was not valid unicode: {:?}", s)
            }
        }
    }
}
impl crate::error::Error for VarError {}

pub fn var<K: AsRef<OsStr>>(key: K) -> Result<String, VarError> {
    match var_os(key) {
        Some(s) => s.into_string().map_err(VarError::NotUnicode),
        None => Err(VarError::NotPresent),
    }
}
pub fn var_os<K: AsRef<OsStr>>(key: K) -> Option<OsString> {
    let mut value: Vec<u8> = Vec::new();
    if env_get(value.buf_mut(), key.as_ref().as_encoded_bytes()) < 0 {
        return None;
    }
    Some(OsStr::of(&value).to_os_string())
}
