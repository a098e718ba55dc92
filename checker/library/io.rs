//! Standard streams, readers and writers.

use crate::error;
use crate::fmt;
use crate::raw_buf::RawBuf;

pub mod prelude {
    pub use super::{BufRead, Read, Write};
}

#[native = "stdout_write"]
fn stdout_write(s: &str);
#[native = "stderr_write"]
fn stderr_write(s: &str);
#[native = "stdout_write_bytes"]
fn stdout_write_bytes(s: &[u8]);
#[native = "stderr_write_bytes"]
fn stderr_write_bytes(s: &[u8]);
#[native = "stdout_flush"]
fn stdout_flush();
/// Appends one line of standard input with its newline; the number of bytes, 0 at its end.
#[native = "stdin_read_line"]
fn stdin_read_line(buf: &mut RawBuf<u8>) -> usize;
/// Appends all that is left of standard input.
#[native = "stdin_read_all"]
fn stdin_read_all(buf: &mut RawBuf<u8>) -> usize;

struct StdoutText;
impl fmt::Write for StdoutText {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        stdout_write(s);
        Ok(())
    }
}
struct StderrText;
impl fmt::Write for StderrText {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        stderr_write(s);
        Ok(())
    }
}

#[doc(hidden)]
pub fn _print(args: fmt::Arguments<'_>) {
    crate::thread::thread_sync();
    if let Some(s) = args.as_str() {
        stdout_write(s)
    } else {
        let _ = fmt::write(&mut StdoutText, args);
    }
}

#[doc(hidden)]
pub fn _eprint(args: fmt::Arguments<'_>) {
    if let Some(s) = args.as_str() {
        stderr_write(s)
    } else {
        let _ = fmt::write(&mut StderrText, args);
    }
}

#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum ErrorKind {
    NotFound,
    PermissionDenied,
    AlreadyExists,
    WouldBlock,
    InvalidInput,
    InvalidData,
    TimedOut,
    WriteZero,
    Interrupted,
    Unsupported,
    UnexpectedEof,
    OutOfMemory,
    Other,
}
impl ErrorKind {
    fn description(&self) -> &'static str {
        match *self {
            ErrorKind::NotFound => "entity not found",
            ErrorKind::PermissionDenied => "permission denied",
            ErrorKind::AlreadyExists => "entity already exists",
            ErrorKind::WouldBlock => "operation would block",
            ErrorKind::InvalidInput => "invalid input parameter",
            ErrorKind::InvalidData => "invalid data",
            ErrorKind::TimedOut => "timed out",
            ErrorKind::WriteZero => "write zero",
            ErrorKind::Interrupted => "operation interrupted",
            ErrorKind::Unsupported => "unsupported",
            ErrorKind::UnexpectedEof => "unexpected end of file",
            ErrorKind::OutOfMemory => "out of memory",
            ErrorKind::Other => "other error",
        }
    }
}
impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.description())
    }
}

pub type Result<T> = crate::result::Result<T, Error>;

pub struct Error {
    kind: ErrorKind,
    error: Option<Box<dyn error::Error + Send + Sync>>,
}
impl Error {
    pub fn new<E>(kind: ErrorKind, error: E) -> Error where E: Into<Box<dyn error::Error + Send + Sync>> {
        Error { kind, error: Some(error.into()) }
    }
    pub fn other<E>(error: E) -> Error where E: Into<Box<dyn error::Error + Send + Sync>> {
        Error::new(ErrorKind::Other, error)
    }
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
    pub fn get_ref(&self) -> Option<&(dyn error::Error + Send + Sync + 'static)> {
        match &self.error {
            Some(e) => Some(&**e),
            None => None,
        }
    }
    pub fn into_inner(self) -> Option<Box<dyn error::Error + Send + Sync>> {
        self.error
    }
}
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.error {
            Some(e) => f.debug_struct("Custom").field("kind", &self.kind).field("error", e).finish(),
            None => f.debug_tuple("Kind").field(&self.kind).finish(),
        }
    }
}
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.error {
            Some(e) => fmt::Display::fmt(e, f),
            None => f.write_str(self.kind.description()),
        }
    }
}
impl error::Error for Error {}
impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Error {
        Error { kind, error: None }
    }
}

pub trait Read {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        let start = buf.len();
        let mut chunk = [0u8; 32];
        loop {
            let n = self.read(&mut chunk)?;
            if n == 0 {
                return Ok(buf.len() - start);
            }
            buf.extend_from_slice(&chunk[..n]);
        }
    }
    fn read_to_string(&mut self, buf: &mut String) -> Result<usize> {
        let mut bytes = Vec::new();
        let n = self.read_to_end(&mut bytes)?;
        match String::from_utf8(bytes) {
            Ok(s) => {
                buf.push_str(&s);
                Ok(n)
            }
            Err(_) => Err(invalid_utf8()),
        }
    }
    fn by_ref(&mut self) -> &mut Self where Self: Sized {
        self
    }
}

fn invalid_utf8() -> Error {
    Error::new(ErrorKind::InvalidData, "stream did not contain valid UTF-8")
}

pub trait Write {
    fn write(&mut self, buf: &[u8]) -> Result<usize>;
    fn flush(&mut self) -> Result<()>;
    fn write_all(&mut self, buf: &[u8]) -> Result<()> {
        let mut rest = buf;
        while !rest.is_empty() {
            let n = self.write(rest)?;
            if n == 0 {
                return Err(Error::new(ErrorKind::WriteZero, "failed to write whole buffer"));
            }
            rest = &rest[n..];
        }
        Ok(())
    }
    fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> {
        let mut adapter = WriteText { inner: self, error: Ok(()) };
        match fmt::write(&mut adapter, args) {
            Ok(()) => Ok(()),
            Err(_) => adapter.error,
        }
    }
    fn by_ref(&mut self) -> &mut Self where Self: Sized {
        self
    }
}

/// Text written to a byte sink; the sink's error is kept.
struct WriteText<'a, T: Write + ?Sized + 'a> {
    inner: &'a mut T,
    error: Result<()>,
}
impl<T: Write + ?Sized> fmt::Write for WriteText<'_, T> {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        match self.inner.write_all(s.as_bytes()) {
            Ok(()) => Ok(()),
            Err(e) => {
                self.error = Err(e);
                Err(fmt::Error)
            }
        }
    }
}

impl<W: Write + ?Sized> Write for &mut W {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        (**self).write(buf)
    }
    fn flush(&mut self) -> Result<()> {
        (**self).flush()
    }
}
impl<W: Write + ?Sized> Write for Box<W> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        (**self).write(buf)
    }
    fn flush(&mut self) -> Result<()> {
        (**self).flush()
    }
}
impl Write for Vec<u8> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        self.extend_from_slice(buf);
        Ok(buf.len())
    }
    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}
impl Read for &[u8] {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let n = crate::cmp::min(buf.len(), self.len());
        let (head, tail) = self.split_at(n);
        buf[..n].copy_from_slice(head);
        *self = tail;
        Ok(n)
    }
}

pub trait BufRead: Read {
    /// Appends bytes up to and with the next newline.
    fn read_until_newline(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
    fn read_line(&mut self, buf: &mut String) -> Result<usize> {
        let mut bytes = Vec::new();
        let n = self.read_until_newline(&mut bytes)?;
        match String::from_utf8(bytes) {
            Ok(s) => {
                buf.push_str(&s);
                Ok(n)
            }
            Err(_) => Err(invalid_utf8()),
        }
    }
    fn lines(self) -> Lines<Self> where Self: Sized {
        Lines { reader: self }
    }
}
impl BufRead for &[u8] {
    fn read_until_newline(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        let mut n = 0;
        while n < self.len() {
            n += 1;
            if self[n - 1] == b'\n' {
                break;
            }
        }
        let (head, tail) = self.split_at(n);
        buf.extend_from_slice(head);
        *self = tail;
        Ok(n)
    }
}

pub struct Lines<B> {
    reader: B,
}
impl<B: BufRead> Iterator for Lines<B> {
    type Item = Result<String>;
    fn next(&mut self) -> Option<Result<String>> {
        let mut line = String::new();
        match self.reader.read_line(&mut line) {
            Ok(0) => None,
            Ok(_) => {
                if line.ends_with('\n') {
                    line.pop();
                    if line.ends_with('\r') {
                        line.pop();
                    }
                }
                Some(Ok(line))
            }
            Err(e) => Some(Err(e)),
        }
    }
}

pub struct Stdin;
pub struct StdinLock;
pub fn stdin() -> Stdin {
    Stdin
}
impl Stdin {
    pub fn lock(&self) -> StdinLock {
        StdinLock
    }
    pub fn read_line(&self, buf: &mut String) -> Result<usize> {
        StdinLock.read_line(buf)
    }
    pub fn lines(self) -> Lines<StdinLock> {
        Lines { reader: StdinLock }
    }
}
impl Read for Stdin {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        StdinLock.read(buf)
    }
    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        StdinLock.read_to_end(buf)
    }
}
impl Read for StdinLock {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let mut line = RawBuf::new();
        let n = crate::cmp::min(stdin_read_line(&mut line), buf.len());
        buf[..n].copy_from_slice(&line.slice()[..n]);
        Ok(n)
    }
    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        Ok(stdin_read_all(buf.buf_mut()))
    }
}
impl BufRead for StdinLock {
    fn read_until_newline(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        Ok(stdin_read_line(buf.buf_mut()))
    }
}
pub fn read_to_string<R: Read>(mut reader: R) -> Result<String> {
    let mut buf = String::new();
    reader.read_to_string(&mut buf)?;
    Ok(buf)
}

macro_rules! output_stream {
    ($($name:ident $lock:ident $open:ident $write:ident $flush:expr;)*) => { $(
        pub struct $name;
        pub struct $lock;
        pub fn $open() -> $name {
            $name
        }
        impl $name {
            pub fn lock(&self) -> $lock {
                $lock
            }
        }
        impl Write for $name {
            fn write(&mut self, buf: &[u8]) -> Result<usize> {
                $write(buf);
                Ok(buf.len())
            }
            fn flush(&mut self) -> Result<()> {
                $flush;
                Ok(())
            }
        }
        impl Write for $lock {
            fn write(&mut self, buf: &[u8]) -> Result<usize> {
                $write(buf);
                Ok(buf.len())
            }
            fn flush(&mut self) -> Result<()> {
                $flush;
                Ok(())
            }
        }
    )* };
}
output_stream! {
    Stdout StdoutLock stdout stdout_write_bytes stdout_flush();
    Stderr StderrLock stderr stderr_write_bytes ();
}

pub struct BufWriter<W: Write> {
    inner: W,
}
impl<W: Write> BufWriter<W> {
    pub fn new(inner: W) -> BufWriter<W> {
        BufWriter { inner }
    }
    pub fn get_ref(&self) -> &W {
        &self.inner
    }
}
impl<W: Write> Write for BufWriter<W> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        self.inner.write(buf)
    }
    fn flush(&mut self) -> Result<()> {
        self.inner.flush()
    }
}
