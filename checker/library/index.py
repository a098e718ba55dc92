"""The table of contents of the standard library: plain data, kept on disk.

A snippet must not pay for the library, so the library's files are neither read nor parsed when a
program is checked: this index says which items there are, where each stands, and what can be known
of it without looking (its attributes, an impl's trait and type by name, the members of traits and
impls). An item is lexed and parsed when its definition's `node` is asked for.

Item macros of the library (`int_impl! { i8 i16 }`) are expanded here, when the index is made; their
items stand in a *synthetic* text per file, which the index carries. The index is marshalled plain
data with the stamps of its sources; a file whose content changed is indexed anew, the others are
not.

Entries are tuples (marshal knows no classes); `Entry` and `Member` name their places.
"""

from __future__ import annotations

import marshal
import os
from typing import Any, TypeAlias, Union

from grammar.record import NamedTuple

HERE = os.path.dirname(__file__)
CACHE = "_index.bin"
FORMAT = 8
"""Counts up whenever the shape of the index changes."""
MARSHAL_VERSION = 4
"""The same in every supported Python: a wheel serves them all."""

Attrs: TypeAlias = dict[str, Union[str, bool, int, tuple[Any, ...]]]
"""Attributes by name: True for a word, the text of `name = "text"`, the words of `name(a, b)`."""


class Entry(NamedTuple):
    """One item. Offsets are bytes of the file, or of its synthetic text.

    `kind` is the name of a `DefKind`, or `IMPORT`. `vis` is `pub`, `crate`, `super` or `` (the
    module's own). `head` is where the text before an impl's or trait's `{` ends. `extra` is
    the items of a module, the members of an impl, trait or extern block, the imports of a `use`
    (path, name or None for `*`), the derived traits of a type.
    """

    kind: str
    name: str
    vis: str
    synthetic: bool
    lo: int
    hi: int
    name_lo: int
    name_hi: int
    attrs: Attrs
    head: int
    extra: tuple[Any, ...]
    trait_name: str
    """Of an impl: the last segment of its trait's path."""
    self_head: str
    """Of an impl: see `checker.names.impls.head_of`."""


class Member(NamedTuple):
    """One item of a trait, impl or extern block; `kind` as in `Entry`."""

    kind: str
    name: str
    vis: str
    lo: int
    hi: int
    name_lo: int
    name_hi: int
    attrs: Attrs
    has_self: bool
    has_body: bool


class FileIndex(NamedTuple):
    """One file of the library. `size`, `mtime`, `digest` tell whether it changed.

    `entries` are marshalled apart, unpacked only when one of them is needed.
    """

    name: str
    size: int
    mtime: int
    digest: bytes
    entries: bytes
    synthetic: str


ImplRef: TypeAlias = tuple[str, tuple[int, ...], str, str]
"""Where an impl stands: file, path of indices into the file's entries; the head of its self type;
the trait whose derive it stands for, or ``."""


class Summary(NamedTuple):
    """What is asked of the library as a whole."""

    by_trait: dict[str, list[ImplRef]]
    by_self: dict[str, list[ImplRef]]
    lang: dict[str, tuple[str, tuple[int, ...], str | None]]
    """By language item: file, path, and the member's name if it is one."""
    traits: frozenset[str]
    """The names of all traits, and those that imports give to anything."""


class LibraryIndex(NamedTuple):
    """The files by path relative to the library's folder, without suffix."""

    files: dict[str, FileIndex]
    summary: Summary


def load_index(folder: str = HERE) -> LibraryIndex:
    """The index of every `.rs` file under `folder`.

    Read from `_index.bin` where that is fresh; otherwise brought up to date and written back (if
    the folder can be written to). Plain data, shared: do not change it.
    """
    stats = _stat(folder)
    key = (folder, tuple(stats.items()))
    if key not in _LOADED:
        _LOADED.clear()
        _LOADED[key] = _load(folder, stats)
    return _LOADED[key]


_LOADED: dict[object, LibraryIndex] = {}


def _stat(folder: str) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    pending = [(folder, "")]
    while pending:
        path, prefix = pending.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.name.endswith(".rs"):
                    stat = entry.stat()
                    found[prefix + entry.name[:-3]] = (stat.st_size, stat.st_mtime_ns)
                elif entry.is_dir() and entry.name != "__pycache__":
                    pending.append((entry.path, f"{prefix}{entry.name}/"))
    return dict(sorted(found.items()))


INSTALLED = not os.path.exists(
    os.path.join(os.path.dirname(os.path.dirname(HERE)), "pyproject.toml")
)
"""Not a checkout: the index came with the files, whose times say nothing."""


def _version() -> str:
    return f"{FORMAT} {MARSHAL_VERSION}"


def _load(folder: str, stats: dict[str, tuple[int, int]]) -> LibraryIndex:
    stored, summary = _read(os.path.join(folder, CACHE))
    fresh: dict[str, FileIndex] = {}
    changed = len(stored) != len(stats)
    for name, (size, mtime) in stats.items():
        old = stored.get(name)
        if old is not None and old.size == size and (old.mtime == mtime or INSTALLED):
            fresh[name] = old
            continue
        changed = True
        data = _bytes(os.path.join(folder, f"{name}.rs"))
        digest = _digest(data)
        if old is not None and old.digest == digest:
            fresh[name] = old._replace(size=size, mtime=mtime)
        else:
            from checker.library.build_index import index_file

            entries, synthetic = index_file(name, data.decode())
            packed = marshal.dumps(_plain(entries), MARSHAL_VERSION)
            fresh[name] = FileIndex(name, size, mtime, digest, packed, synthetic)
    if changed or summary is None:
        from checker.library.build_index import summarise

        summary = summarise({name: unpack(file) for name, file in fresh.items()})
        _write(os.path.join(folder, CACHE), fresh, summary)
    return LibraryIndex(fresh, summary)


def unpack(file: FileIndex) -> tuple[Entry, ...]:
    """The entries of a file."""
    return tuple([_entry(values) for values in marshal.loads(file.entries)])


def _entry(values: tuple[Any, ...]) -> Entry:
    entry = tuple.__new__(Entry, values)
    if entry.kind == "MOD" and entry.extra:
        return entry._replace(extra=tuple([_entry(inner) for inner in entry.extra]))
    return entry


def _read(path: str) -> tuple[dict[str, FileIndex], Summary | None]:
    try:
        version, files, summary = marshal.loads(_bytes(path))
    except (OSError, ValueError, EOFError, TypeError):
        return {}, None
    if version != _version():
        return {}, None
    return {name: FileIndex(*values) for name, values in files.items()}, Summary(*summary)


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _digest(data: bytes) -> bytes:
    import hashlib

    return hashlib.blake2b(data, digest_size=16).digest()


def _write(path: str, files: dict[str, FileIndex], summary: Summary) -> None:
    import tempfile

    try:
        plain = {name: _plain(file) for name, file in files.items()}
        data = marshal.dumps((_version(), plain, _plain(summary)), MARSHAL_VERSION)
        handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path), suffix=".tmp")
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.replace(temporary, path)
    except OSError:
        return


def _plain(value: Any) -> Any:
    """Named tuples to tuples, all the way down."""
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    return value
