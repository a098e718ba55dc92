"""The files that a program sees: those of the machine it runs on, or none at first.

`minirust run` gives a program the files of its user, as it gives it standard input: `HostFiles`.
The Python interface leaves no state behind, so there a program has `MemoryFiles`, an empty file
system that ends with the run. Both answer the same calls with bytes and numbers; what fails raises
`OSError`, whose number `linux` translates, for error numbers are Linux's wherever minirust runs.
"""

from __future__ import annotations

import errno
import os
from typing import Protocol, Union

from grammar.record import define, field

READ, WRITE, APPEND, TRUNCATE, CREATE, CREATE_NEW = 1, 2, 4, 8, 16, 32
FILE, DIRECTORY, SYMBOLIC = 0, 1, 2
LINKS_FOLLOWED = 40

ERRORS = {
    "EPERM": (1, "Operation not permitted"),
    "ENOENT": (2, "No such file or directory"),
    "EINTR": (4, "Interrupted system call"),
    "EIO": (5, "Input/output error"),
    "EBADF": (9, "Bad file descriptor"),
    "EAGAIN": (11, "Resource temporarily unavailable"),
    "ENOMEM": (12, "Cannot allocate memory"),
    "EACCES": (13, "Permission denied"),
    "EBUSY": (16, "Device or resource busy"),
    "EEXIST": (17, "File exists"),
    "EXDEV": (18, "Invalid cross-device link"),
    "ENOTDIR": (20, "Not a directory"),
    "EISDIR": (21, "Is a directory"),
    "EINVAL": (22, "Invalid argument"),
    "EMFILE": (24, "Too many open files"),
    "ETXTBSY": (26, "Text file busy"),
    "EFBIG": (27, "File too large"),
    "ENOSPC": (28, "No space left on device"),
    "ESPIPE": (29, "Illegal seek"),
    "EROFS": (30, "Read-only file system"),
    "EMLINK": (31, "Too many links"),
    "EPIPE": (32, "Broken pipe"),
    "ENAMETOOLONG": (36, "File name too long"),
    "ENOSYS": (38, "Function not implemented"),
    "ENOTEMPTY": (39, "Directory not empty"),
    "ELOOP": (40, "Too many levels of symbolic links"),
}
TEXTS = dict(ERRORS.values())


def linux(error: OSError) -> int:
    """The number that Linux has for an error."""
    name = errno.errorcode.get(error.errno or 0, "EIO")
    return ERRORS.get(name, ERRORS["EIO"])[0]


class Files(Protocol):
    """A file system. Paths are bytes; descriptors count from 3."""

    def open(self, path: bytes, flags: int) -> int: ...
    def read(self, fd: int, most: int) -> bytes: ...
    def write(self, fd: int, data: bytes) -> int: ...
    def seek(self, fd: int, offset: int, whence: int) -> int: ...
    def truncate(self, fd: int, length: int) -> None: ...
    def close(self, fd: int) -> None: ...
    def mkdir(self, path: bytes) -> None: ...
    def rmdir(self, path: bytes) -> None: ...
    def unlink(self, path: bytes) -> None: ...
    def rename(self, path: bytes, to: bytes) -> None: ...
    def symlink(self, path: bytes, link: bytes) -> None: ...
    def status(self, path: bytes, follow: bool) -> tuple[int, int]:
        """What stands there (`FILE`...) and its length."""
        ...

    def list(self, path: bytes) -> list[bytes]: ...
    def link(self, path: bytes) -> bytes: ...
    def canonical(self, path: bytes) -> bytes: ...
    def current(self) -> bytes: ...


@define(eq=False)
class HostFiles:
    """The files of the operating system under minirust."""

    descriptors: dict[int, int] = field(factory=dict)
    """The program's descriptors, as they are in a process that has only the standard streams."""

    def open(self, path: bytes, flags: int) -> int:
        mode = {READ: os.O_RDONLY, WRITE: os.O_WRONLY, READ | WRITE: os.O_RDWR}[flags & 3]
        pairs = (
            (APPEND, os.O_APPEND),
            (TRUNCATE, os.O_TRUNC),
            (CREATE, os.O_CREAT),
            (CREATE_NEW, os.O_CREAT | os.O_EXCL),
        )
        for ours, theirs in pairs:
            mode |= theirs if flags & ours else 0
        mode |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        fd = _free(self.descriptors)
        self.descriptors[fd] = os.open(os.fsdecode(path), mode, 0o666)
        return fd

    def read(self, fd: int, most: int) -> bytes:
        real, parts = self.descriptors[fd], []
        while most > 0:
            part = os.read(real, min(most, 1 << 20))
            parts.append(part)
            if not part or most <= 1 << 20:
                break
            most -= len(part)
        return b"".join(parts)

    def write(self, fd: int, data: bytes) -> int:
        return os.write(self.descriptors[fd], data)

    def seek(self, fd: int, offset: int, whence: int) -> int:
        return os.lseek(self.descriptors[fd], offset, whence)

    def truncate(self, fd: int, length: int) -> None:
        os.ftruncate(self.descriptors[fd], length)

    def close(self, fd: int) -> None:
        os.close(self.descriptors.pop(fd))

    def mkdir(self, path: bytes) -> None:
        os.mkdir(os.fsdecode(path))

    def rmdir(self, path: bytes) -> None:
        os.rmdir(os.fsdecode(path))

    def unlink(self, path: bytes) -> None:
        os.unlink(os.fsdecode(path))

    def rename(self, path: bytes, to: bytes) -> None:
        os.replace(os.fsdecode(path), os.fsdecode(to))

    def symlink(self, path: bytes, link: bytes) -> None:
        os.symlink(os.fsdecode(path), os.fsdecode(link))

    def status(self, path: bytes, follow: bool) -> tuple[int, int]:
        import stat

        found = os.stat(os.fsdecode(path), follow_symlinks=follow)
        if stat.S_ISLNK(found.st_mode):
            return SYMBOLIC, found.st_size
        return DIRECTORY if stat.S_ISDIR(found.st_mode) else FILE, found.st_size

    def list(self, path: bytes) -> list[bytes]:
        return [os.fsencode(name) for name in os.listdir(os.fsdecode(path))]

    def link(self, path: bytes) -> bytes:
        return os.fsencode(os.readlink(os.fsdecode(path)))

    def canonical(self, path: bytes) -> bytes:
        return os.fsencode(os.path.realpath(os.fsdecode(path), strict=True))

    def current(self) -> bytes:
        return os.fsencode(os.getcwd())


@define(eq=False)
class Folder:
    names: dict[bytes, Node] = field(factory=dict)


@define(eq=False)
class Content:
    data: bytearray = field(factory=bytearray)


@define(eq=False)
class Link:
    target: bytes


Node = Union[Folder, Content, Link]


@define(eq=False)
class Open:
    """An open file: its content, the position, and what it was opened for."""

    content: Content
    flags: int
    at: int = 0


@define(eq=False)
class MemoryFiles:
    """A file system that is empty at first; the program stands in its root."""

    root: Folder = field(factory=Folder)
    descriptors: dict[int, Open] = field(factory=dict)

    def open(self, path: bytes, flags: int) -> int:
        trail, folder, name = self._parent(path)
        found = self._follow(trail, folder, name)
        if isinstance(found, tuple):
            if not flags & (CREATE | CREATE_NEW):
                raise _error(errno.ENOENT)
            node: Node = Content()
            found[0].names[found[1]] = node
        else:
            node = found
            if flags & CREATE_NEW:
                raise _error(errno.EEXIST)
        if isinstance(node, Folder):
            raise _error(errno.EISDIR)
        assert isinstance(node, Content)
        if flags & TRUNCATE:
            node.data.clear()
        fd = _free(self.descriptors)
        self.descriptors[fd] = Open(node, flags)
        return fd

    def read(self, fd: int, most: int) -> bytes:
        opened = self._opened(fd, READ)
        data = bytes(opened.content.data[opened.at : opened.at + most])
        opened.at += len(data)
        return data

    def write(self, fd: int, data: bytes) -> int:
        opened = self._opened(fd, WRITE)
        content = opened.content.data
        if opened.flags & APPEND:
            opened.at = len(content)
        if opened.at > len(content):
            content.extend(bytes(opened.at - len(content)))
        content[opened.at : opened.at + len(data)] = data
        opened.at += len(data)
        return len(data)

    def seek(self, fd: int, offset: int, whence: int) -> int:
        opened = self.descriptors[fd]
        at = (0, opened.at, len(opened.content.data))[whence] + offset
        if at < 0:
            raise _error(errno.EINVAL)
        opened.at = at
        return at

    def truncate(self, fd: int, length: int) -> None:
        data = self._opened(fd, WRITE).content.data
        del data[length:]
        data.extend(bytes(length - len(data)))

    def close(self, fd: int) -> None:
        del self.descriptors[fd]

    def mkdir(self, path: bytes) -> None:
        _, folder, name = self._parent(path)
        if not name or name in folder.names:
            raise _error(errno.EEXIST)
        folder.names[name] = Folder()

    def rmdir(self, path: bytes) -> None:
        _, folder, name = self._parent(path)
        found = _named(folder, name)
        if not isinstance(found, Folder):
            raise _error(errno.ENOTDIR)
        if found.names:
            raise _error(errno.ENOTEMPTY)
        folder.names.pop(name, None)

    def unlink(self, path: bytes) -> None:
        _, folder, name = self._parent(path)
        if isinstance(_named(folder, name), Folder):
            raise _error(errno.EISDIR)
        del folder.names[name]

    def rename(self, path: bytes, to: bytes) -> None:
        _, folder, name = self._parent(path)
        moved = _named(folder, name)
        _, into, new = self._parent(to)
        old = into.names.get(new)
        if isinstance(old, Folder) and (not isinstance(moved, Folder) or old.names):
            raise _error(errno.ENOTEMPTY if isinstance(moved, Folder) else errno.EISDIR)
        if isinstance(moved, Folder) and old is not None and not isinstance(old, Folder):
            raise _error(errno.ENOTDIR)
        del folder.names[name]
        into.names[new] = moved

    def symlink(self, path: bytes, link: bytes) -> None:
        _, folder, name = self._parent(link)
        if name in folder.names:
            raise _error(errno.EEXIST)
        folder.names[name] = Link(path)

    def status(self, path: bytes, follow: bool) -> tuple[int, int]:
        trail, folder, name = self._parent(path)
        found = self._follow(trail, folder, name) if follow else _named(folder, name)
        match found:
            case Folder():
                return DIRECTORY, 4096
            case Content(data):
                return FILE, len(data)
            case Link(target):
                return SYMBOLIC, len(target)
            case _:
                raise _error(errno.ENOENT)

    def list(self, path: bytes) -> list[bytes]:
        return list(self._walk(path)[-1][1].names)

    def link(self, path: bytes) -> bytes:
        _, folder, name = self._parent(path)
        found = _named(folder, name)
        if not isinstance(found, Link):
            raise _error(errno.EINVAL)
        return found.target

    def canonical(self, path: bytes) -> bytes:
        trail, folder, name = self._parent(path)
        found = _named(folder, name)
        if isinstance(found, Link):
            return self.canonical(_inside(trail, found.target))
        if name and not isinstance(found, Folder):
            return _joined(trail) + name if len(trail) == 1 else _joined(trail) + b"/" + name
        return _joined(self._walk(path))

    def current(self) -> bytes:
        return b"/"

    # ---------------------------------------------------------------- paths

    def _opened(self, fd: int, way: int) -> Open:
        opened = self.descriptors[fd]
        if not opened.flags & way:
            raise _error(errno.EBADF)
        return opened

    def _walk(self, path: bytes, links: int = LINKS_FOLLOWED) -> Trail:
        """The folders that lead to `path`, itself a folder, from the root on."""
        trail: Trail = [(b"", self.root)]
        for name in path.split(b"/"):
            if name == b"..":
                trail = trail[:-1] or trail
            elif name not in (b"", b"."):
                found = _named(trail[-1][1], name)
                if isinstance(found, Link):
                    if links == 0:
                        raise _error(errno.ELOOP)
                    trail = self._walk(_inside(trail, found.target), links - 1)
                elif isinstance(found, Folder):
                    trail = [*trail, (name, found)]
                else:
                    raise _error(errno.ENOTDIR)
        return trail

    def _parent(self, path: bytes) -> tuple[Trail, Folder, bytes]:
        """The folder around `path` and the name in it: empty if `path` is not a plain name in
        one."""
        if not path:
            raise _error(errno.ENOENT)
        head, _, name = path.rstrip(b"/").rpartition(b"/")
        if name in (b"", b".", b".."):
            trail = self._walk(path)
            return trail, trail[-1][1], b""
        trail = self._walk(head)
        return trail, trail[-1][1], name

    def _follow(self, trail: Trail, folder: Folder, name: bytes) -> Node | tuple[Folder, bytes]:
        """What stands there, links followed; or the folder and the name that it would have."""
        for _ in range(LINKS_FOLLOWED):
            found = folder.names.get(name) if name else folder
            if found is None:
                return folder, name
            if not isinstance(found, Link):
                return found
            trail, folder, name = self._parent(_inside(trail, found.target))
        raise _error(errno.ELOOP)


Trail = list[tuple[bytes, Folder]]


def _named(folder: Folder, name: bytes) -> Node:
    found = folder.names.get(name) if name else folder
    if found is None:
        raise _error(errno.ENOENT)
    return found


def _joined(trail: Trail) -> bytes:
    return b"/".join(name for name, _ in trail) or b"/"


def _inside(trail: Trail, target: bytes) -> bytes:
    """The path of a link's target, seen from the folder in which the link stands."""
    return target if target.startswith(b"/") else _joined(trail) + b"/" + target


def _free(taken: dict[int, int] | dict[int, Open]) -> int:
    fd = 3
    while fd in taken:
        fd += 1
    return fd


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))
