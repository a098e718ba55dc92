//! Paths of files, as Unix writes them.

use crate::borrow::{Borrow, Cow};
use crate::cmp::Ordering;
use crate::convert::Infallible;
use crate::error::Error;
use crate::ffi::{OsStr, OsString};
use crate::fmt;
use crate::fs;
use crate::hash::{Hash, Hasher};
use crate::io;
use crate::iter::FusedIterator;
use crate::ops::Deref;
use crate::rc::Rc;
use crate::str::FromStr;
use crate::sync::Arc;

pub const MAIN_SEPARATOR: char = '/';
pub const MAIN_SEPARATOR_STR: &str = "/";

pub fn is_separator(c: char) -> bool {
    c == '/'
}

#[repr(transparent)]
pub struct Path {
    inner: OsStr,
}

#[derive(Clone)]
pub struct PathBuf {
    inner: OsString,
}

/// No path has a prefix on Unix.
#[derive(Copy, Clone, Debug, Hash, PartialOrd, Ord, PartialEq, Eq)]
pub enum Prefix<'a> {
    Verbatim(&'a OsStr),
    VerbatimUNC(&'a OsStr, &'a OsStr),
    VerbatimDisk(u8),
    DeviceNS(&'a OsStr),
    UNC(&'a OsStr, &'a OsStr),
    Disk(u8),
}

#[derive(Copy, Clone, Debug, Hash, PartialOrd, Ord, PartialEq, Eq)]
pub struct PrefixComponent<'a> {
    raw: &'a OsStr,
    parsed: Prefix<'a>,
}

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Component<'a> {
    Prefix(PrefixComponent<'a>),
    RootDir,
    CurDir,
    ParentDir,
    Normal(&'a OsStr),
}

impl<'a> Component<'a> {
    pub fn as_os_str(self) -> &'a OsStr {
        match self {
            Component::Prefix(p) => p.raw,
            Component::RootDir => OsStr::new("/"),
            Component::CurDir => OsStr::new("."),
            Component::ParentDir => OsStr::new(".."),
            Component::Normal(path) => path,
        }
    }
}
impl AsRef<OsStr> for Component<'_> {
    fn as_ref(&self) -> &OsStr {
        self.as_os_str()
    }
}
impl AsRef<Path> for Component<'_> {
    fn as_ref(&self) -> &Path {
        Path::new(self.as_os_str())
    }
}

/// `path` is what is left; `root` that it begins with one; `front` that nothing was taken yet.
#[derive(Clone)]
pub struct Components<'a> {
    path: &'a [u8],
    root: bool,
    front: bool,
}

/// The component that a name stands for; none for what is not counted.
fn component(name: &[u8]) -> Option<Component<'_>> {
    if name.is_empty() || name == b"." {
        None
    } else if name == b".." {
        Some(Component::ParentDir)
    } else {
        Some(Component::Normal(OsStr::of(name)))
    }
}

impl<'a> Components<'a> {
    pub fn as_path(&self) -> &'a Path {
        let mut rest = self.clone();
        rest.trim();
        Path::new(OsStr::of(rest.path))
    }
    /// Takes away what is no component from both ends.
    fn trim(&mut self) {
        if !self.front {
            loop {
                let n = self.first_len();
                let skip = n < self.path.len() && component(&self.path[..n]).is_none();
                if skip {
                    self.path = &self.path[n + 1..];
                } else if n == self.path.len() && component(self.path).is_none() {
                    self.path = &self.path[n..];
                    break;
                } else {
                    break;
                }
            }
        }
        loop {
            let start = self.last_start();
            let low = if self.front && self.root { 1 } else { 0 };
            if start < low || component(&self.path[start..]).is_some() {
                break;
            }
            if start == 0 && self.front && &self.path[..] == b"." {
                break;
            }
            if start <= low {
                self.path = &self.path[..low];
                break;
            }
            self.path = &self.path[..start - 1];
        }
    }
    fn first_len(&self) -> usize {
        let mut n = 0;
        while n < self.path.len() && self.path[n] != b'/' {
            n += 1;
        }
        n
    }
    fn last_start(&self) -> usize {
        let mut n = self.path.len();
        while n > 0 && self.path[n - 1] != b'/' {
            n -= 1;
        }
        n
    }
}
impl<'a> Iterator for Components<'a> {
    type Item = Component<'a>;
    fn next(&mut self) -> Option<Component<'a>> {
        if self.front {
            self.front = false;
            if self.root {
                self.path = &self.path[1..];
                return Some(Component::RootDir);
            }
            let n = self.first_len();
            if &self.path[..n] == b"." {
                self.path = if n < self.path.len() { &self.path[n + 1..] } else { &self.path[n..] };
                return Some(Component::CurDir);
            }
        }
        while !self.path.is_empty() {
            let n = self.first_len();
            let found = component(&self.path[..n]);
            self.path = if n < self.path.len() { &self.path[n + 1..] } else { &self.path[n..] };
            if found.is_some() {
                return found;
            }
        }
        None
    }
}
impl<'a> DoubleEndedIterator for Components<'a> {
    fn next_back(&mut self) -> Option<Component<'a>> {
        loop {
            let low = if self.front && self.root { 1 } else { 0 };
            if self.path.len() <= low {
                if low == 0 {
                    return None;
                }
                self.front = false;
                self.path = &self.path[1..];
                return Some(Component::RootDir);
            }
            let start = self.last_start();
            let name = &self.path[start..];
            if start == 0 && self.front && name == b"." {
                self.front = false;
                self.path = &self.path[..0];
                return Some(Component::CurDir);
            }
            let found = component(name);
            self.path = if start > low { &self.path[..start - 1] } else { &self.path[..start] };
            if found.is_some() {
                return found;
            }
        }
    }
}
impl FusedIterator for Components<'_> {}
impl AsRef<Path> for Components<'_> {
    fn as_ref(&self) -> &Path {
        self.as_path()
    }
}
impl fmt::Debug for Components<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Components(")?;
        f.debug_list().entries(self.clone()).finish()?;
        f.write_str(")")
    }
}

#[derive(Clone)]
pub struct Iter<'a> {
    inner: Components<'a>,
}
impl<'a> Iterator for Iter<'a> {
    type Item = &'a OsStr;
    fn next(&mut self) -> Option<&'a OsStr> {
        self.inner.next().map(Component::as_os_str)
    }
}
impl<'a> DoubleEndedIterator for Iter<'a> {
    fn next_back(&mut self) -> Option<&'a OsStr> {
        self.inner.next_back().map(Component::as_os_str)
    }
}

#[derive(Copy, Clone, Debug)]
pub struct Ancestors<'a> {
    next: Option<&'a Path>,
}
impl<'a> Iterator for Ancestors<'a> {
    type Item = &'a Path;
    fn next(&mut self) -> Option<&'a Path> {
        let next = self.next;
        self.next = next.and_then(Path::parent);
        next
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StripPrefixError(());
impl fmt::Display for StripPrefixError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("prefix not found")
    }
}
impl Error for StripPrefixError {}

/// Where the last dot stands that divides a name into stem and extension.
fn dot(name: &[u8]) -> Option<usize> {
    if name == b".." {
        return None;
    }
    let mut n = name.len();
    while n > 1 {
        n -= 1;
        if name[n] == b'.' {
            return Some(n);
        }
    }
    None
}

impl Path {
    pub fn new<S: AsRef<OsStr> + ?Sized>(s: &S) -> &Path {
        unsafe { &*(s.as_ref() as *const OsStr as *const Path) }
    }
    fn bytes(&self) -> &[u8] {
        self.inner.as_encoded_bytes()
    }
    pub fn as_os_str(&self) -> &OsStr {
        &self.inner
    }
    pub fn to_str(&self) -> Option<&str> {
        self.inner.to_str()
    }
    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        self.inner.to_string_lossy()
    }
    pub fn to_path_buf(&self) -> PathBuf {
        PathBuf { inner: self.inner.to_os_string() }
    }
    pub fn is_absolute(&self) -> bool {
        self.has_root()
    }
    pub fn is_relative(&self) -> bool {
        !self.is_absolute()
    }
    pub fn has_root(&self) -> bool {
        self.bytes().first() == Some(&b'/')
    }
    pub fn parent(&self) -> Option<&Path> {
        let mut comps = self.components();
        match comps.next_back() {
            Some(Component::Normal(_) | Component::CurDir | Component::ParentDir) => Some(comps.as_path()),
            _ => None,
        }
    }
    pub fn ancestors(&self) -> Ancestors<'_> {
        Ancestors { next: Some(self) }
    }
    pub fn file_name(&self) -> Option<&OsStr> {
        match self.components().next_back() {
            Some(Component::Normal(name)) => Some(name),
            _ => None,
        }
    }
    pub fn strip_prefix<P: AsRef<Path>>(&self, base: P) -> Result<&Path, StripPrefixError> {
        let mut mine = self.components();
        for wanted in base.as_ref().components() {
            if mine.next() != Some(wanted) {
                return Err(StripPrefixError(()));
            }
        }
        Ok(mine.as_path())
    }
    pub fn starts_with<P: AsRef<Path>>(&self, base: P) -> bool {
        self.strip_prefix(base).is_ok()
    }
    pub fn ends_with<P: AsRef<Path>>(&self, child: P) -> bool {
        let mut mine = self.components();
        for wanted in child.as_ref().components().rev() {
            if mine.next_back() != Some(wanted) {
                return false;
            }
        }
        true
    }
    pub fn file_stem(&self) -> Option<&OsStr> {
        let name = self.file_name()?;
        let bytes = name.as_encoded_bytes();
        match dot(bytes) {
            Some(n) => Some(OsStr::of(&bytes[..n])),
            None => Some(name),
        }
    }
    pub fn extension(&self) -> Option<&OsStr> {
        let bytes = self.file_name()?.as_encoded_bytes();
        match dot(bytes) {
            Some(n) => Some(OsStr::of(&bytes[n + 1..])),
            None => None,
        }
    }
    pub fn join<P: AsRef<Path>>(&self, path: P) -> PathBuf {
        let mut buf = self.to_path_buf();
        buf.push(path);
        buf
    }
    pub fn with_file_name<S: AsRef<OsStr>>(&self, file_name: S) -> PathBuf {
        let mut buf = self.to_path_buf();
        buf.set_file_name(file_name);
        buf
    }
    pub fn with_extension<S: AsRef<OsStr>>(&self, extension: S) -> PathBuf {
        let mut buf = self.to_path_buf();
        buf.set_extension(extension);
        buf
    }
    pub fn components(&self) -> Components<'_> {
        Components { path: self.bytes(), root: self.has_root(), front: true }
    }
    pub fn iter(&self) -> Iter<'_> {
        Iter { inner: self.components() }
    }
    pub fn display(&self) -> Display<'_> {
        Display { path: self }
    }
    pub fn metadata(&self) -> io::Result<fs::Metadata> {
        fs::metadata(self)
    }
    pub fn symlink_metadata(&self) -> io::Result<fs::Metadata> {
        fs::symlink_metadata(self)
    }
    pub fn canonicalize(&self) -> io::Result<PathBuf> {
        fs::canonicalize(self)
    }
    pub fn read_link(&self) -> io::Result<PathBuf> {
        fs::read_link(self)
    }
    pub fn read_dir(&self) -> io::Result<fs::ReadDir> {
        fs::read_dir(self)
    }
    pub fn exists(&self) -> bool {
        fs::metadata(self).is_ok()
    }
    pub fn try_exists(&self) -> io::Result<bool> {
        fs::exists(self)
    }
    pub fn is_file(&self) -> bool {
        fs::metadata(self).map(|m| m.is_file()).unwrap_or(false)
    }
    pub fn is_dir(&self) -> bool {
        fs::metadata(self).map(|m| m.is_dir()).unwrap_or(false)
    }
    pub fn is_symlink(&self) -> bool {
        fs::symlink_metadata(self).map(|m| m.is_symlink()).unwrap_or(false)
    }
    pub fn into_path_buf(self: Box<Path>) -> PathBuf {
        self.to_path_buf()
    }
}

impl PathBuf {
    pub const fn new() -> PathBuf {
        PathBuf { inner: OsString::new() }
    }
    pub fn with_capacity(capacity: usize) -> PathBuf {
        PathBuf { inner: OsString::with_capacity(capacity) }
    }
    pub fn as_path(&self) -> &Path {
        self
    }
    pub fn push<P: AsRef<Path>>(&mut self, path: P) {
        let path = path.as_ref();
        let mine = self.inner.as_encoded_bytes();
        let need_sep = match mine.last() {
            Some(c) => *c != b'/',
            None => false,
        };
        if path.is_absolute() {
            self.inner.clear();
        } else if need_sep {
            self.inner.push("/");
        }
        self.inner.push(&path.inner);
    }
    pub fn pop(&mut self) -> bool {
        match self.parent().map(|p| p.bytes().len()) {
            Some(len) => {
                self.inner.bytes_mut().truncate(len);
                true
            }
            None => false,
        }
    }
    pub fn set_file_name<S: AsRef<OsStr>>(&mut self, file_name: S) {
        if self.file_name().is_some() {
            self.pop();
        }
        self.push(Path::new(file_name.as_ref()));
    }
    pub fn set_extension<S: AsRef<OsStr>>(&mut self, extension: S) -> bool {
        let name = match self.file_name() {
            Some(name) => name.len(),
            None => return false,
        };
        let stem = self.file_stem().map_or(0, OsStr::len);
        let end = self.components().as_path().bytes().len() - name + stem;
        self.inner.bytes_mut().truncate(end);
        let extension = extension.as_ref();
        if !extension.is_empty() {
            self.inner.push(".");
            self.inner.push(extension);
        }
        true
    }
    pub fn into_os_string(self) -> OsString {
        self.inner
    }
    pub fn as_mut_os_string(&mut self) -> &mut OsString {
        &mut self.inner
    }
    pub fn clear(&mut self) {
        self.inner.clear()
    }
    pub fn capacity(&self) -> usize {
        self.inner.capacity()
    }
}

pub struct Display<'a> {
    path: &'a Path,
}
impl fmt::Display for Display<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.path.to_string_lossy())
    }
}
impl fmt::Debug for Display<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.path, f)
    }
}
impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.inner, f)
    }
}
impl fmt::Debug for PathBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
impl Deref for PathBuf {
    type Target = Path;
    fn deref(&self) -> &Path {
        Path::new(&self.inner)
    }
}
impl Borrow<Path> for PathBuf {
    fn borrow(&self) -> &Path {
        self
    }
}
impl Default for PathBuf {
    fn default() -> PathBuf {
        PathBuf::new()
    }
}
impl ToOwned for Path {
    type Owned = PathBuf;
    fn to_owned(&self) -> PathBuf {
        self.to_path_buf()
    }
}

impl PartialEq for Path {
    fn eq(&self, other: &Path) -> bool {
        self.components().eq(other.components())
    }
}
impl Eq for Path {}
impl PartialOrd for Path {
    fn partial_cmp(&self, other: &Path) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Path {
    fn cmp(&self, other: &Path) -> Ordering {
        self.components().cmp(other.components())
    }
}
impl Hash for Path {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for c in self.components() {
            c.hash(state);
        }
    }
}
impl PartialEq for PathBuf {
    fn eq(&self, other: &PathBuf) -> bool {
        **self == **other
    }
}
impl Eq for PathBuf {}
impl PartialOrd for PathBuf {
    fn partial_cmp(&self, other: &PathBuf) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for PathBuf {
    fn cmp(&self, other: &PathBuf) -> Ordering {
        (**self).cmp(&**other)
    }
}
impl Hash for PathBuf {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state)
    }
}
impl PartialEq<Path> for PathBuf {
    fn eq(&self, other: &Path) -> bool {
        **self == *other
    }
}
impl<'a> PartialEq<&'a Path> for PathBuf {
    fn eq(&self, other: &&'a Path) -> bool {
        **self == **other
    }
}
impl PartialEq<PathBuf> for Path {
    fn eq(&self, other: &PathBuf) -> bool {
        *self == **other
    }
}
impl<'a> PartialEq<PathBuf> for &'a Path {
    fn eq(&self, other: &PathBuf) -> bool {
        **self == **other
    }
}

impl AsRef<OsStr> for Path {
    fn as_ref(&self) -> &OsStr {
        &self.inner
    }
}
impl AsRef<OsStr> for PathBuf {
    fn as_ref(&self) -> &OsStr {
        &self.inner
    }
}
impl AsRef<Path> for Path {
    fn as_ref(&self) -> &Path {
        self
    }
}
impl AsRef<Path> for PathBuf {
    fn as_ref(&self) -> &Path {
        self
    }
}
impl AsRef<Path> for OsStr {
    fn as_ref(&self) -> &Path {
        Path::new(self)
    }
}
impl AsRef<Path> for OsString {
    fn as_ref(&self) -> &Path {
        Path::new(self)
    }
}
impl AsRef<Path> for str {
    fn as_ref(&self) -> &Path {
        Path::new(self)
    }
}
impl AsRef<Path> for String {
    fn as_ref(&self) -> &Path {
        Path::new(self)
    }
}
impl AsRef<Path> for Cow<'_, OsStr> {
    fn as_ref(&self) -> &Path {
        Path::new(&**self)
    }
}
impl<T: ?Sized + AsRef<OsStr>> From<&T> for PathBuf {
    fn from(s: &T) -> PathBuf {
        PathBuf { inner: s.as_ref().to_os_string() }
    }
}
impl From<OsString> for PathBuf {
    fn from(s: OsString) -> PathBuf {
        PathBuf { inner: s }
    }
}
impl From<String> for PathBuf {
    fn from(s: String) -> PathBuf {
        PathBuf { inner: OsString::from(s) }
    }
}
impl From<PathBuf> for OsString {
    fn from(p: PathBuf) -> OsString {
        p.inner
    }
}
impl FromStr for PathBuf {
    type Err = Infallible;
    fn from_str(s: &str) -> Result<PathBuf, Infallible> {
        Ok(PathBuf::from(s))
    }
}
impl<'a> From<&'a Path> for Cow<'a, Path> {
    fn from(s: &'a Path) -> Cow<'a, Path> {
        Cow::Borrowed(s)
    }
}
impl<'a> From<PathBuf> for Cow<'a, Path> {
    fn from(s: PathBuf) -> Cow<'a, Path> {
        Cow::Owned(s)
    }
}
impl<P: AsRef<Path>> FromIterator<P> for PathBuf {
    fn from_iter<I: IntoIterator<Item = P>>(iter: I) -> PathBuf {
        let mut buf = PathBuf::new();
        for p in iter {
            buf.push(p);
        }
        buf
    }
}
impl<P: AsRef<Path>> Extend<P> for PathBuf {
    fn extend<I: IntoIterator<Item = P>>(&mut self, iter: I) {
        for p in iter {
            self.push(p);
        }
    }
}
impl<'a> IntoIterator for &'a Path {
    type Item = &'a OsStr;
    type IntoIter = Iter<'a>;
    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}
impl<'a> IntoIterator for &'a PathBuf {
    type Item = &'a OsStr;
    type IntoIter = Iter<'a>;
    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}
