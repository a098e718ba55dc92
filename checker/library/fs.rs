//! Files and directories. What the operating system does stands in `sys`.

use crate::ffi::{OsStr, OsString};
use crate::fmt;
use crate::io::{self, Read, Seek, SeekFrom, Write};
use crate::path::{Path, PathBuf};

/// Calls of the operating system. They give what it gives, or a negated error number.
pub(crate) mod sys {
    use crate::io;
    use crate::raw_buf::RawBuf;

    pub(crate) const READ: u32 = 1;
    pub(crate) const WRITE: u32 = 2;
    pub(crate) const APPEND: u32 = 4;
    pub(crate) const TRUNCATE: u32 = 8;
    pub(crate) const CREATE: u32 = 16;
    pub(crate) const CREATE_NEW: u32 = 32;

    #[native = "sys_open"]
    pub(crate) fn open(path: &[u8], flags: u32) -> i64;
    /// Appends at most `max` bytes.
    #[native = "sys_read"]
    pub(crate) fn read(buf: &mut RawBuf<u8>, fd: i32, max: usize) -> i64;
    #[native = "sys_write"]
    pub(crate) fn write(fd: i32, bytes: &[u8]) -> i64;
    #[native = "sys_seek"]
    pub(crate) fn seek(fd: i32, offset: i64, whence: u32) -> i64;
    #[native = "sys_truncate"]
    pub(crate) fn truncate(fd: i32, len: u64) -> i64;
    #[native = "sys_close"]
    pub(crate) fn close(fd: i32);

    pub(crate) const MKDIR: u32 = 0;
    pub(crate) const RMDIR: u32 = 1;
    pub(crate) const UNLINK: u32 = 2;
    pub(crate) const RENAME: u32 = 3;
    pub(crate) const SYMLINK: u32 = 4;
    /// One of the operations above; `second` is where it leads to, if it leads anywhere.
    #[native = "sys_change"]
    pub(crate) fn change(op: u32, path: &[u8], second: &[u8]) -> i64;

    pub(crate) const FILE: i64 = 0;
    pub(crate) const DIRECTORY: i64 = 1;
    pub(crate) const SYMBOLIC: i64 = 2;
    /// What stands there.
    #[native = "sys_kind"]
    pub(crate) fn kind(path: &[u8], follow: bool) -> i64;
    /// Its length in bytes.
    #[native = "sys_len"]
    pub(crate) fn len(path: &[u8], follow: bool) -> i64;

    pub(crate) const LIST: u32 = 0;
    pub(crate) const READ_LINK: u32 = 1;
    pub(crate) const CANONICAL: u32 = 2;
    pub(crate) const CURRENT: u32 = 3;
    /// Appends the names in a directory, each with a zero byte after it; or a path.
    #[native = "sys_text"]
    pub(crate) fn text(buf: &mut RawBuf<u8>, op: u32, path: &[u8]) -> i64;

    pub(crate) fn checked(result: i64) -> io::Result<i64> {
        if result < 0 {
            Err(io::Error::from_raw_os_error(-result as i32))
        } else {
            Ok(result)
        }
    }
    pub(crate) fn gathered(op: u32, path: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        checked(text(out.buf_mut(), op, path))?;
        Ok(out)
    }
}

fn bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}

/// An open file; the descriptor is closed when it is dropped.
pub struct File {
    fd: i32,
}

impl File {
    pub fn open<P: AsRef<Path>>(path: P) -> io::Result<File> {
        OpenOptions::new().read(true).open(path.as_ref())
    }
    pub fn create<P: AsRef<Path>>(path: P) -> io::Result<File> {
        OpenOptions::new().write(true).create(true).truncate(true).open(path.as_ref())
    }
    pub fn create_new<P: AsRef<Path>>(path: P) -> io::Result<File> {
        OpenOptions::new().read(true).write(true).create_new(true).open(path.as_ref())
    }
    pub fn options() -> OpenOptions {
        OpenOptions::new()
    }
    pub fn sync_all(&self) -> io::Result<()> {
        Ok(())
    }
    pub fn sync_data(&self) -> io::Result<()> {
        Ok(())
    }
    pub fn set_len(&self, size: u64) -> io::Result<()> {
        sys::checked(sys::truncate(self.fd, size))?;
        Ok(())
    }
}
impl Drop for File {
    fn drop(&mut self) {
        sys::close(self.fd)
    }
}
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File").field("fd", &self.fd).finish()
    }
}
impl Read for &File {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let mut got: Vec<u8> = Vec::new();
        let n = sys::checked(sys::read(got.buf_mut(), self.fd, buf.len()))? as usize;
        buf[..n].copy_from_slice(&got);
        Ok(n)
    }
    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> io::Result<usize> {
        Ok(sys::checked(sys::read(buf.buf_mut(), self.fd, usize::MAX))? as usize)
    }
}
impl Write for &File {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        Ok(sys::checked(sys::write(self.fd, buf))? as usize)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
impl Seek for &File {
    fn seek(&mut self, pos: SeekFrom) -> io::Result<u64> {
        let (offset, whence) = match pos {
            SeekFrom::Start(n) => (n as i64, 0),
            SeekFrom::Current(n) => (n, 1),
            SeekFrom::End(n) => (n, 2),
        };
        Ok(sys::checked(sys::seek(self.fd, offset, whence))? as u64)
    }
}
impl Read for File {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        (&*self).read(buf)
    }
    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> io::Result<usize> {
        (&*self).read_to_end(buf)
    }
}
impl Write for File {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        (&*self).write(buf)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
impl Seek for File {
    fn seek(&mut self, pos: SeekFrom) -> io::Result<u64> {
        (&*self).seek(pos)
    }
}

#[derive(Clone, Debug)]
pub struct OpenOptions {
    read: bool,
    write: bool,
    append: bool,
    truncate: bool,
    create: bool,
    create_new: bool,
}
impl OpenOptions {
    pub fn new() -> OpenOptions {
        OpenOptions {
            read: false,
            write: false,
            append: false,
            truncate: false,
            create: false,
            create_new: false,
        }
    }
    pub fn read(&mut self, read: bool) -> &mut OpenOptions {
        self.read = read;
        self
    }
    pub fn write(&mut self, write: bool) -> &mut OpenOptions {
        self.write = write;
        self
    }
    pub fn append(&mut self, append: bool) -> &mut OpenOptions {
        self.append = append;
        self
    }
    pub fn truncate(&mut self, truncate: bool) -> &mut OpenOptions {
        self.truncate = truncate;
        self
    }
    pub fn create(&mut self, create: bool) -> &mut OpenOptions {
        self.create = create;
        self
    }
    pub fn create_new(&mut self, create_new: bool) -> &mut OpenOptions {
        self.create_new = create_new;
        self
    }
    pub fn open<P: AsRef<Path>>(&self, path: P) -> io::Result<File> {
        let mut flags = 0;
        if self.read {
            flags |= sys::READ;
        }
        if self.write {
            flags |= sys::WRITE;
        }
        if self.append {
            flags |= sys::WRITE | sys::APPEND;
        }
        if self.truncate {
            flags |= sys::TRUNCATE;
        }
        if self.create {
            flags |= sys::CREATE;
        }
        if self.create_new {
            flags |= sys::CREATE_NEW;
        }
        let makes = self.truncate || self.create || self.create_new;
        let nothing = !self.read && !self.write && !self.append;
        let contrary = self.append && self.truncate && !self.create_new;
        if nothing || contrary || (makes && !self.write && !self.append) {
            return Err(io::Error::from_raw_os_error(22));
        }
        let fd = sys::checked(sys::open(bytes(path.as_ref()), flags))?;
        Ok(File { fd: fd as i32 })
    }
}

#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct FileType {
    kind: i64,
}
impl FileType {
    pub fn is_dir(&self) -> bool {
        self.kind == sys::DIRECTORY
    }
    pub fn is_file(&self) -> bool {
        self.kind == sys::FILE
    }
    pub fn is_symlink(&self) -> bool {
        self.kind == sys::SYMBOLIC
    }
}
impl fmt::Debug for FileType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileType")
            .field("is_file", &self.is_file())
            .field("is_dir", &self.is_dir())
            .field("is_symlink", &self.is_symlink())
            .finish_non_exhaustive()
    }
}

#[derive(Clone)]
pub struct Metadata {
    kind: i64,
    len: u64,
}
impl Metadata {
    fn of(path: &Path, follow: bool) -> io::Result<Metadata> {
        let kind = sys::checked(sys::kind(bytes(path), follow))?;
        let len = sys::checked(sys::len(bytes(path), follow))? as u64;
        Ok(Metadata { kind, len })
    }
    pub fn file_type(&self) -> FileType {
        FileType { kind: self.kind }
    }
    pub fn is_dir(&self) -> bool {
        self.file_type().is_dir()
    }
    pub fn is_file(&self) -> bool {
        self.file_type().is_file()
    }
    pub fn is_symlink(&self) -> bool {
        self.file_type().is_symlink()
    }
    pub fn len(&self) -> u64 {
        self.len
    }
}

pub fn read<P: AsRef<Path>>(path: P) -> io::Result<Vec<u8>> {
    let mut file = File::open(path.as_ref())?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}
pub fn read_to_string<P: AsRef<Path>>(path: P) -> io::Result<String> {
    let mut file = File::open(path.as_ref())?;
    let mut string = String::new();
    file.read_to_string(&mut string)?;
    Ok(string)
}
pub fn write<P: AsRef<Path>, C: AsRef<[u8]>>(path: P, contents: C) -> io::Result<()> {
    File::create(path.as_ref())?.write_all(contents.as_ref())
}
pub fn remove_file<P: AsRef<Path>>(path: P) -> io::Result<()> {
    change(sys::UNLINK, path.as_ref(), Path::new(""))
}
pub fn metadata<P: AsRef<Path>>(path: P) -> io::Result<Metadata> {
    Metadata::of(path.as_ref(), true)
}
pub fn symlink_metadata<P: AsRef<Path>>(path: P) -> io::Result<Metadata> {
    Metadata::of(path.as_ref(), false)
}
pub fn exists<P: AsRef<Path>>(path: P) -> io::Result<bool> {
    match metadata(path.as_ref()) {
        Ok(_) => Ok(true),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(e) => Err(e),
    }
}
pub fn rename<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<()> {
    change(sys::RENAME, from.as_ref(), to.as_ref())
}
pub fn copy<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<u64> {
    let contents = read(from.as_ref())?;
    write(to.as_ref(), &contents)?;
    Ok(contents.len() as u64)
}
pub fn create_dir<P: AsRef<Path>>(path: P) -> io::Result<()> {
    change(sys::MKDIR, path.as_ref(), Path::new(""))
}
pub fn create_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()> {
    make_all(path.as_ref())
}
fn make_all(path: &Path) -> io::Result<()> {
    if path == Path::new("") {
        return Ok(());
    }
    match create_dir(path) {
        Ok(()) => return Ok(()),
        Err(e) if e.kind() == io::ErrorKind::NotFound => {}
        Err(_) if path.is_dir() => return Ok(()),
        Err(e) => return Err(e),
    }
    match path.parent() {
        Some(p) => make_all(p)?,
        None => return Err(io::Error::new(io::ErrorKind::Uncategorized, "failed to create whole tree")),
    }
    match create_dir(path) {
        Ok(()) => Ok(()),
        Err(_) if path.is_dir() => Ok(()),
        Err(e) => Err(e),
    }
}
pub fn remove_dir<P: AsRef<Path>>(path: P) -> io::Result<()> {
    change(sys::RMDIR, path.as_ref(), Path::new(""))
}
pub fn remove_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()> {
    let path = path.as_ref();
    if symlink_metadata(path)?.is_symlink() {
        return remove_file(path);
    }
    for entry in read_dir(path)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            remove_dir_all(&entry.path())?;
        } else {
            remove_file(&entry.path())?;
        }
    }
    remove_dir(path)
}
pub fn canonicalize<P: AsRef<Path>>(path: P) -> io::Result<PathBuf> {
    gathered(sys::CANONICAL, path.as_ref())
}
pub fn read_link<P: AsRef<Path>>(path: P) -> io::Result<PathBuf> {
    gathered(sys::READ_LINK, path.as_ref())
}
pub(crate) fn change(op: u32, path: &Path, second: &Path) -> io::Result<()> {
    sys::checked(sys::change(op, bytes(path), bytes(second)))?;
    Ok(())
}
pub(crate) fn gathered(op: u32, path: &Path) -> io::Result<PathBuf> {
    let text = sys::gathered(op, bytes(path))?;
    Ok(PathBuf::from(OsStr::of(&text)))
}

pub struct ReadDir {
    root: PathBuf,
    names: Vec<u8>,
    next: usize,
}
pub struct DirEntry {
    root: PathBuf,
    name: OsString,
}
pub fn read_dir<P: AsRef<Path>>(path: P) -> io::Result<ReadDir> {
    let root = path.as_ref().to_path_buf();
    let names = sys::gathered(sys::LIST, bytes(&root))?;
    Ok(ReadDir { root, names, next: 0 })
}
impl Iterator for ReadDir {
    type Item = io::Result<DirEntry>;
    fn next(&mut self) -> Option<io::Result<DirEntry>> {
        let rest = &self.names[self.next..];
        if rest.is_empty() {
            return None;
        }
        let mut n = 0;
        while rest[n] != 0 {
            n += 1;
        }
        self.next += n + 1;
        Some(Ok(DirEntry { root: self.root.clone(), name: OsStr::of(&rest[..n]).to_os_string() }))
    }
}
impl fmt::Debug for ReadDir {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ReadDir").field(&self.root).finish()
    }
}
impl DirEntry {
    pub fn path(&self) -> PathBuf {
        self.root.join(&self.name)
    }
    pub fn metadata(&self) -> io::Result<Metadata> {
        symlink_metadata(self.path())
    }
    pub fn file_type(&self) -> io::Result<FileType> {
        self.metadata().map(|m| m.file_type())
    }
    pub fn file_name(&self) -> OsString {
        self.name.clone()
    }
}
impl fmt::Debug for DirEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DirEntry").field(&self.path()).finish()
    }
}

#[derive(Debug)]
pub struct DirBuilder {
    recursive: bool,
}
impl DirBuilder {
    pub fn new() -> DirBuilder {
        DirBuilder { recursive: false }
    }
    pub fn recursive(&mut self, recursive: bool) -> &mut DirBuilder {
        self.recursive = recursive;
        self
    }
    pub fn create<P: AsRef<Path>>(&self, path: P) -> io::Result<()> {
        if self.recursive { make_all(path.as_ref()) } else { create_dir(path) }
    }
}
