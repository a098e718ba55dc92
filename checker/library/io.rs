//! Standard streams, readers and writers.

use crate::collections::VecDeque;
use crate::error;
use crate::fmt;
use crate::raw_buf::RawBuf;

pub mod prelude {
    pub use super::{BufRead, Read, Seek, Write};
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
    ConnectionRefused,
    ConnectionReset,
    HostUnreachable,
    NetworkUnreachable,
    ConnectionAborted,
    NotConnected,
    AddrInUse,
    AddrNotAvailable,
    NetworkDown,
    BrokenPipe,
    AlreadyExists,
    WouldBlock,
    NotADirectory,
    IsADirectory,
    DirectoryNotEmpty,
    ReadOnlyFilesystem,
    StaleNetworkFileHandle,
    InvalidInput,
    InvalidData,
    TimedOut,
    WriteZero,
    StorageFull,
    NotSeekable,
    QuotaExceeded,
    FileTooLarge,
    ResourceBusy,
    ExecutableFileBusy,
    Deadlock,
    CrossesDevices,
    TooManyLinks,
    InvalidFilename,
    ArgumentListTooLong,
    Interrupted,
    Unsupported,
    UnexpectedEof,
    OutOfMemory,
    Other,
    #[doc(hidden)]
    Uncategorized,
}
impl ErrorKind {
    fn description(&self) -> &'static str {
        match *self {
            ErrorKind::NotFound => "entity not found",
            ErrorKind::PermissionDenied => "permission denied",
            ErrorKind::ConnectionRefused => "connection refused",
            ErrorKind::ConnectionReset => "connection reset",
            ErrorKind::HostUnreachable => "host unreachable",
            ErrorKind::NetworkUnreachable => "network unreachable",
            ErrorKind::ConnectionAborted => "connection aborted",
            ErrorKind::NotConnected => "not connected",
            ErrorKind::AddrInUse => "address in use",
            ErrorKind::AddrNotAvailable => "address not available",
            ErrorKind::NetworkDown => "network down",
            ErrorKind::BrokenPipe => "broken pipe",
            ErrorKind::AlreadyExists => "entity already exists",
            ErrorKind::WouldBlock => "operation would block",
            ErrorKind::NotADirectory => "not a directory",
            ErrorKind::IsADirectory => "is a directory",
            ErrorKind::DirectoryNotEmpty => "directory not empty",
            ErrorKind::ReadOnlyFilesystem => "read-only filesystem or storage medium",
            ErrorKind::StaleNetworkFileHandle => "stale network file handle",
            ErrorKind::InvalidInput => "invalid input parameter",
            ErrorKind::InvalidData => "invalid data",
            ErrorKind::TimedOut => "timed out",
            ErrorKind::WriteZero => "write zero",
            ErrorKind::StorageFull => "no storage space",
            ErrorKind::NotSeekable => "seek on unseekable file",
            ErrorKind::QuotaExceeded => "quota exceeded",
            ErrorKind::FileTooLarge => "file too large",
            ErrorKind::ResourceBusy => "resource busy",
            ErrorKind::ExecutableFileBusy => "executable file busy",
            ErrorKind::Deadlock => "deadlock",
            ErrorKind::CrossesDevices => "cross-device link or rename",
            ErrorKind::TooManyLinks => "too many links",
            ErrorKind::InvalidFilename => "invalid filename",
            ErrorKind::ArgumentListTooLong => "argument list too long",
            ErrorKind::Interrupted => "operation interrupted",
            ErrorKind::Unsupported => "unsupported",
            ErrorKind::UnexpectedEof => "unexpected end of file",
            ErrorKind::OutOfMemory => "out of memory",
            ErrorKind::Other => "other error",
            ErrorKind::Uncategorized => "uncategorized error",
        }
    }
}
impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.description())
    }
}

/// What Linux's error numbers mean.
fn kind_of(code: i32) -> ErrorKind {
    match code {
        1 | 13 => ErrorKind::PermissionDenied,
        2 => ErrorKind::NotFound,
        4 => ErrorKind::Interrupted,
        7 => ErrorKind::ArgumentListTooLong,
        11 => ErrorKind::WouldBlock,
        12 => ErrorKind::OutOfMemory,
        16 => ErrorKind::ResourceBusy,
        17 => ErrorKind::AlreadyExists,
        18 => ErrorKind::CrossesDevices,
        20 => ErrorKind::NotADirectory,
        21 => ErrorKind::IsADirectory,
        22 => ErrorKind::InvalidInput,
        26 => ErrorKind::ExecutableFileBusy,
        27 => ErrorKind::FileTooLarge,
        28 => ErrorKind::StorageFull,
        29 => ErrorKind::NotSeekable,
        30 => ErrorKind::ReadOnlyFilesystem,
        31 => ErrorKind::TooManyLinks,
        32 => ErrorKind::BrokenPipe,
        35 => ErrorKind::Deadlock,
        36 => ErrorKind::InvalidFilename,
        38 | 95 => ErrorKind::Unsupported,
        39 => ErrorKind::DirectoryNotEmpty,
        98 => ErrorKind::AddrInUse,
        99 => ErrorKind::AddrNotAvailable,
        100 => ErrorKind::NetworkDown,
        101 => ErrorKind::NetworkUnreachable,
        103 => ErrorKind::ConnectionAborted,
        104 => ErrorKind::ConnectionReset,
        107 => ErrorKind::NotConnected,
        110 => ErrorKind::TimedOut,
        111 => ErrorKind::ConnectionRefused,
        113 => ErrorKind::HostUnreachable,
        116 => ErrorKind::StaleNetworkFileHandle,
        122 => ErrorKind::QuotaExceeded,
        _ => ErrorKind::Uncategorized,
    }
}
#[native = "os_error_text"]
fn os_error_text(code: i32) -> &'static str;

pub type Result<T> = crate::result::Result<T, Error>;

pub struct Error {
    repr: Repr,
}
#[derive(Debug)]
struct Custom {
    kind: ErrorKind,
    error: Box<dyn error::Error + Send + Sync>,
}
enum Repr {
    Os(i32),
    Simple(ErrorKind),
    Message(&'static (ErrorKind, &'static str)),
    Custom(Box<Custom>),
}
impl Error {
    pub fn new<E>(kind: ErrorKind, error: E) -> Error where E: Into<Box<dyn error::Error + Send + Sync>> {
        Error { repr: Repr::Custom(Box::new(Custom { kind, error: error.into() })) }
    }
    pub fn other<E>(error: E) -> Error where E: Into<Box<dyn error::Error + Send + Sync>> {
        Error::new(ErrorKind::Other, error)
    }
    pub(crate) const fn message(message: &'static (ErrorKind, &'static str)) -> Error {
        Error { repr: Repr::Message(message) }
    }
    pub fn from_raw_os_error(code: i32) -> Error {
        Error { repr: Repr::Os(code) }
    }
    pub fn raw_os_error(&self) -> Option<i32> {
        match self.repr {
            Repr::Os(code) => Some(code),
            _ => None,
        }
    }
    pub fn kind(&self) -> ErrorKind {
        match &self.repr {
            Repr::Os(code) => kind_of(*code),
            Repr::Simple(kind) => *kind,
            Repr::Message(m) => m.0,
            Repr::Custom(c) => c.kind,
        }
    }
    pub fn get_ref(&self) -> Option<&(dyn error::Error + Send + Sync + 'static)> {
        match &self.repr {
            Repr::Custom(c) => Some(&*c.error),
            _ => None,
        }
    }
    pub fn get_mut(&mut self) -> Option<&mut (dyn error::Error + Send + Sync + 'static)> {
        match &mut self.repr {
            Repr::Custom(c) => Some(&mut *c.error),
            _ => None,
        }
    }
    pub fn into_inner(self) -> Option<Box<dyn error::Error + Send + Sync>> {
        match self.repr {
            Repr::Custom(c) => Some(c.error),
            _ => None,
        }
    }
}
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Os(code) => f
                .debug_struct("Os")
                .field("code", code)
                .field("kind", &kind_of(*code))
                .field("message", &os_error_text(*code))
                .finish(),
            Repr::Simple(kind) => f.debug_tuple("Kind").field(kind).finish(),
            Repr::Message(m) => {
                f.debug_struct("Error").field("kind", &m.0).field("message", &m.1).finish()
            }
            Repr::Custom(c) => fmt::Debug::fmt(&**c, f),
        }
    }
}
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Os(code) => write!(f, "{} (os error {})", os_error_text(*code), code),
            Repr::Simple(kind) => f.write_str(kind.description()),
            Repr::Message(m) => f.write_str(m.1),
            Repr::Custom(c) => fmt::Display::fmt(&c.error, f),
        }
    }
}
impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.repr {
            Repr::Custom(c) => c.error.source(),
            _ => None,
        }
    }
}
impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Error {
        Error { repr: Repr::Simple(kind) }
    }
}

const INVALID_UTF8: &(ErrorKind, &str) =
    &(ErrorKind::InvalidData, "stream did not contain valid UTF-8");
const UNEXPECTED_EOF: &(ErrorKind, &str) =
    &(ErrorKind::UnexpectedEof, "failed to fill whole buffer");
const WRITE_ALL_EOF: &(ErrorKind, &str) = &(ErrorKind::WriteZero, "failed to write whole buffer");

/// Appends what was read if it is text.
fn append_text(buf: &mut String, bytes: Vec<u8>, n: usize) -> Result<usize> {
    match String::from_utf8(bytes) {
        Ok(s) => {
            buf.push_str(&s);
            Ok(n)
        }
        Err(_) => Err(Error::message(INVALID_UTF8)),
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
        append_text(buf, bytes, n)
    }
    fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {
        let mut at = 0;
        while at < buf.len() {
            let n = self.read(&mut buf[at..])?;
            if n == 0 {
                return Err(Error::message(UNEXPECTED_EOF));
            }
            at += n;
        }
        Ok(())
    }
    fn by_ref(&mut self) -> &mut Self where Self: Sized {
        self
    }
    fn bytes(self) -> Bytes<Self> where Self: Sized {
        Bytes { inner: self }
    }
    fn chain<R: Read>(self, next: R) -> Chain<Self, R> where Self: Sized {
        Chain { first: self, second: next, done_first: false }
    }
    fn take(self, limit: u64) -> Take<Self> where Self: Sized {
        Take { inner: self, limit }
    }
}

#[derive(Debug)]
pub struct Bytes<R> {
    inner: R,
}
impl<R: Read> Iterator for Bytes<R> {
    type Item = Result<u8>;
    fn next(&mut self) -> Option<Result<u8>> {
        let mut byte = [0u8];
        match self.inner.read(&mut byte) {
            Ok(0) => None,
            Ok(_) => Some(Ok(byte[0])),
            Err(e) => Some(Err(e)),
        }
    }
}
#[derive(Debug)]
pub struct Chain<T, U> {
    first: T,
    second: U,
    done_first: bool,
}
impl<T: Read, U: Read> Read for Chain<T, U> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        if !self.done_first {
            match self.first.read(buf)? {
                0 if !buf.is_empty() => self.done_first = true,
                n => return Ok(n),
            }
        }
        self.second.read(buf)
    }
}
#[derive(Debug)]
pub struct Take<T> {
    inner: T,
    limit: u64,
}
impl<T> Take<T> {
    pub fn limit(&self) -> u64 {
        self.limit
    }
    pub fn into_inner(self) -> T {
        self.inner
    }
}
impl<T: Read> Read for Take<T> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let max = crate::cmp::min(buf.len() as u64, self.limit) as usize;
        if max == 0 {
            return Ok(0);
        }
        let n = self.inner.read(&mut buf[..max])?;
        self.limit -= n as u64;
        Ok(n)
    }
}
impl<R: Read + ?Sized> Read for &mut R {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        (**self).read(buf)
    }
    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        (**self).read_to_end(buf)
    }
}
impl<R: Read + ?Sized> Read for Box<R> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        (**self).read(buf)
    }
    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        (**self).read_to_end(buf)
    }
}

#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum SeekFrom {
    Start(u64),
    End(i64),
    Current(i64),
}
pub trait Seek {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64>;
    fn rewind(&mut self) -> Result<()> {
        self.seek(SeekFrom::Start(0))?;
        Ok(())
    }
    fn stream_position(&mut self) -> Result<u64> {
        self.seek(SeekFrom::Current(0))
    }
}
impl<S: Seek + ?Sized> Seek for &mut S {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
        (**self).seek(pos)
    }
}

pub trait Write {
    fn write(&mut self, buf: &[u8]) -> Result<usize>;
    fn flush(&mut self) -> Result<()>;
    fn write_all(&mut self, buf: &[u8]) -> Result<()> {
        let mut rest = buf;
        while !rest.is_empty() {
            let n = self.write(rest)?;
            if n == 0 {
                return Err(Error::message(WRITE_ALL_EOF));
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
impl Write for VecDeque<u8> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        self.extend(buf);
        Ok(buf.len())
    }
    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}
impl Read for VecDeque<u8> {
    /// From the first of the two slices.
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let (mut front, _) = self.as_slices();
        let n = Read::read(&mut front, buf)?;
        self.drain(..n);
        Ok(n)
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
    fn fill_buf(&mut self) -> Result<&[u8]>;
    fn consume(&mut self, amount: usize);
    fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize> {
        let mut read = 0;
        loop {
            let available = self.fill_buf()?;
            let (done, used) = match available.iter().position(|b| *b == byte) {
                Some(i) => (true, i + 1),
                None => (false, available.len()),
            };
            buf.extend_from_slice(&available[..used]);
            self.consume(used);
            read += used;
            if done || used == 0 {
                return Ok(read);
            }
        }
    }
    fn read_line(&mut self, buf: &mut String) -> Result<usize> {
        let mut bytes = Vec::new();
        let n = self.read_until(b'\n', &mut bytes)?;
        append_text(buf, bytes, n)
    }
    fn split(self, byte: u8) -> Split<Self> where Self: Sized {
        Split { reader: self, delim: byte }
    }
    fn lines(self) -> Lines<Self> where Self: Sized {
        Lines { reader: self }
    }
}
impl BufRead for &[u8] {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(*self)
    }
    fn consume(&mut self, amount: usize) {
        *self = &self[amount..];
    }
}
impl<B: BufRead + ?Sized> BufRead for &mut B {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        (**self).fill_buf()
    }
    fn consume(&mut self, amount: usize) {
        (**self).consume(amount)
    }
    fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize> {
        (**self).read_until(byte, buf)
    }
}
impl<B: BufRead + ?Sized> BufRead for Box<B> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        (**self).fill_buf()
    }
    fn consume(&mut self, amount: usize) {
        (**self).consume(amount)
    }
    fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize> {
        (**self).read_until(byte, buf)
    }
}

#[derive(Debug)]
pub struct Split<B> {
    reader: B,
    delim: u8,
}
impl<B: BufRead> Iterator for Split<B> {
    type Item = Result<Vec<u8>>;
    fn next(&mut self) -> Option<Result<Vec<u8>>> {
        let mut buf = Vec::new();
        match self.reader.read_until(self.delim, &mut buf) {
            Ok(0) => None,
            Ok(_) => {
                if buf.last() == Some(&self.delim) {
                    buf.pop();
                }
                Some(Ok(buf))
            }
            Err(e) => Some(Err(e)),
        }
    }
}

#[derive(Debug)]
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

#[derive(Debug)]
pub struct Stdin {
    _private: (),
}
pub struct StdinLock<'a> {
    of: crate::marker::PhantomData<&'a ()>,
}
const INPUT: StdinLock<'static> = StdinLock { of: crate::marker::PhantomData };
/// What was read of standard input and not consumed: the rest of a line.
#[native = "stdin_fill"]
fn stdin_fill() -> &'static [u8];
#[native = "stdin_consume"]
fn stdin_consume(amount: usize);

pub fn stdin() -> Stdin {
    Stdin { _private: () }
}
impl Stdin {
    pub fn lock(&self) -> StdinLock<'static> {
        INPUT
    }
    pub fn read_line(&self, buf: &mut String) -> Result<usize> {
        INPUT.read_line(buf)
    }
    pub fn lines(self) -> Lines<StdinLock<'static>> {
        Lines { reader: INPUT }
    }
}
impl Read for Stdin {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        INPUT.read(buf)
    }
    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        INPUT.read_to_end(buf)
    }
}
impl Read for StdinLock<'_> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let line = stdin_fill();
        let n = crate::cmp::min(line.len(), buf.len());
        buf[..n].copy_from_slice(&line[..n]);
        stdin_consume(n);
        Ok(n)
    }
    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        Ok(stdin_read_all(buf.buf_mut()))
    }
}
impl BufRead for StdinLock<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(stdin_fill())
    }
    fn consume(&mut self, amount: usize) {
        stdin_consume(amount)
    }
    fn read_line(&mut self, buf: &mut String) -> Result<usize> {
        let mut bytes: Vec<u8> = Vec::new();
        let n = stdin_read_line(bytes.buf_mut());
        append_text(buf, bytes, n)
    }
}
pub fn read_to_string<R: Read>(mut reader: R) -> Result<String> {
    let mut buf = String::new();
    reader.read_to_string(&mut buf)?;
    Ok(buf)
}

macro_rules! output_stream {
    ($($name:ident $lock:ident $open:ident $write:ident $flush:expr;)*) => { $(
        #[derive(Debug)]
        pub struct $name {
            _private: (),
        }
        pub struct $lock<'a> {
            of: crate::marker::PhantomData<&'a ()>,
        }
        pub fn $open() -> $name {
            $name { _private: () }
        }
        impl $name {
            pub fn lock(&self) -> $lock<'static> {
                $lock { of: crate::marker::PhantomData }
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
        impl Write for $lock<'_> {
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
impl<W: Write> BufWriter<W> {
    pub fn with_capacity(_capacity: usize, inner: W) -> BufWriter<W> {
        BufWriter { inner }
    }
    pub fn get_mut(&mut self) -> &mut W {
        &mut self.inner
    }
}
impl<W: Write + Seek> Seek for BufWriter<W> {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
        self.inner.seek(pos)
    }
}

/// `buf[pos..]` was read from `inner` and not consumed.
#[derive(Debug)]
pub struct BufReader<R: ?Sized> {
    buf: Vec<u8>,
    pos: usize,
    capacity: usize,
    inner: R,
}
impl<R: Read> BufReader<R> {
    pub fn new(inner: R) -> BufReader<R> {
        BufReader::with_capacity(8192, inner)
    }
    pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> {
        BufReader { buf: Vec::with_capacity(capacity), pos: 0, capacity, inner }
    }
}
impl<R: ?Sized> BufReader<R> {
    pub fn get_ref(&self) -> &R {
        &self.inner
    }
    pub fn get_mut(&mut self) -> &mut R {
        &mut self.inner
    }
    pub fn buffer(&self) -> &[u8] {
        &self.buf[self.pos..]
    }
    pub fn capacity(&self) -> usize {
        self.capacity
    }
    pub fn into_inner(self) -> R where R: Sized {
        self.inner
    }
}
impl<R: Read + ?Sized> Read for BufReader<R> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        if self.pos == self.buf.len() && buf.len() >= self.capacity {
            return self.inner.read(buf);
        }
        let mut rest = self.fill_buf()?;
        let n = rest.read(buf)?;
        self.consume(n);
        Ok(n)
    }
    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        let n = self.buf.len() - self.pos;
        buf.extend_from_slice(&self.buf[self.pos..]);
        self.pos = self.buf.len();
        Ok(n + self.inner.read_to_end(buf)?)
    }
}
impl<R: Read + ?Sized> BufRead for BufReader<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.pos == self.buf.len() {
            self.buf.resize(self.capacity, 0);
            self.pos = 0;
            match self.inner.read(&mut self.buf[..]) {
                Ok(n) => self.buf.truncate(n),
                Err(e) => {
                    self.buf.clear();
                    return Err(e);
                }
            }
        }
        Ok(&self.buf[self.pos..])
    }
    fn consume(&mut self, amount: usize) {
        self.pos = crate::cmp::min(self.pos + amount, self.buf.len());
    }
}
impl<R: Seek> Seek for BufReader<R> {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
        let back = (self.buf.len() - self.pos) as i64;
        self.buf.clear();
        self.pos = 0;
        match pos {
            SeekFrom::Current(n) => self.inner.seek(SeekFrom::Current(n - back)),
            _ => self.inner.seek(pos),
        }
    }
}

/// A reader and writer of memory.
#[derive(Debug, Default, Eq, PartialEq, Clone)]
pub struct Cursor<T> {
    inner: T,
    pos: u64,
}
impl<T> Cursor<T> {
    pub const fn new(inner: T) -> Cursor<T> {
        Cursor { inner, pos: 0 }
    }
    pub fn into_inner(self) -> T {
        self.inner
    }
    pub const fn get_ref(&self) -> &T {
        &self.inner
    }
    pub const fn get_mut(&mut self) -> &mut T {
        &mut self.inner
    }
    pub const fn position(&self) -> u64 {
        self.pos
    }
    pub const fn set_position(&mut self, pos: u64) {
        self.pos = pos;
    }
}
impl<T: AsRef<[u8]>> Read for Cursor<T> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let mut rest = self.fill_buf()?;
        let n = rest.read(buf)?;
        self.pos += n as u64;
        Ok(n)
    }
}
impl<T: AsRef<[u8]>> BufRead for Cursor<T> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        let all = self.inner.as_ref();
        Ok(&all[crate::cmp::min(self.pos, all.len() as u64) as usize..])
    }
    fn consume(&mut self, amount: usize) {
        self.pos += amount as u64;
    }
}
impl<T: AsRef<[u8]>> Seek for Cursor<T> {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
        let (base, offset) = match pos {
            SeekFrom::Start(n) => {
                self.pos = n;
                return Ok(n);
            }
            SeekFrom::End(n) => (self.inner.as_ref().len() as u64, n),
            SeekFrom::Current(n) => (self.pos, n),
        };
        match base.checked_add_signed(offset) {
            Some(n) => {
                self.pos = n;
                Ok(n)
            }
            None => Err(Error::message(NEGATIVE_SEEK)),
        }
    }
}
const NEGATIVE_SEEK: &(ErrorKind, &str) =
    &(ErrorKind::InvalidInput, "invalid seek to a negative or overflowing position");
impl Write for Cursor<Vec<u8>> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        let start = self.pos as usize;
        let end = start + buf.len();
        if self.inner.len() < end {
            self.inner.resize(end, 0);
        }
        self.inner[start..end].copy_from_slice(buf);
        self.pos = end as u64;
        Ok(buf.len())
    }
    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}
pub struct Sink {
    _private: (),
}
pub const fn sink() -> Sink {
    Sink { _private: () }
}
impl Write for Sink {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        Ok(buf.len())
    }
    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}
pub struct Empty {
    _private: (),
}
pub const fn empty() -> Empty {
    Empty { _private: () }
}
impl Read for Empty {
    fn read(&mut self, _buf: &mut [u8]) -> Result<usize> {
        Ok(0)
    }
}
pub fn copy<R: ?Sized + Read, W: ?Sized + Write>(reader: &mut R, writer: &mut W) -> Result<u64> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    writer.write_all(&bytes)?;
    Ok(bytes.len() as u64)
}
