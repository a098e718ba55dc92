"""Which stable names of the real library ours has: the table that `make_subset` writes.

The real names stand in `checker/library/std_names.txt`; ours are the members of the library's own
definitions. A type that is reached through `Deref` counts by itself (`str` for `String`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from checker.check import open_crate
from checker.names.defs import Def, DefKind
from checker.names.library import Library
from checker.names.tables import NameTables, Ns
from grammar.edition import Edition

NAMES = Path(__file__).parent.parent / "checker" / "library" / "std_names.txt"
PRIMITIVES = ("bool", "char", "str", "slice", "array", "i32", "u8", "usize", "u128", "f64")
HEADS = {"slice": "[]", "array": "[;]"}
DEREFS = {
    "string::String": ("str",),
    "vec::Vec": ("slice",),
    "boxed::Box": (),
    "path::PathBuf": ("path::Path",),
    "ffi::OsString": ("ffi::OsStr",),
    "borrow::Cow": ("str", "slice"),
}
TYPES = (
    *("option::Option", "result::Result", "string::String", "vec::Vec", "boxed::Box"),
    *("collections::VecDeque", "collections::LinkedList", "collections::HashMap"),
    *("collections::HashSet", "collections::BTreeMap", "collections::BTreeSet"),
    *("collections::BinaryHeap", "rc::Rc", "rc::Weak", "sync::Arc", "cell::Cell", "cell::RefCell"),
    *("cell::OnceCell", "cell::LazyCell", "borrow::Cow", "mem::ManuallyDrop", "mem::MaybeUninit"),
    *("pin::Pin", "ptr::NonNull", "num::NonZero", "num::Wrapping", "cmp::Ordering", "cmp::Reverse"),
    *("ops::Range", "ops::RangeInclusive", "ops::Bound", "ops::ControlFlow", "fmt::Formatter"),
    *("time::Duration", "time::Instant", "sync::Mutex", "sync::RwLock", "sync::Condvar"),
    *("sync::Barrier", "sync::Once", "sync::OnceLock", "sync::LazyLock"),
    *("sync::atomic::AtomicUsize", "sync::atomic::AtomicBool", "sync::mpsc::Sender"),
    *("sync::mpsc::Receiver", "thread::JoinHandle", "thread::Builder", "thread::Scope"),
    *("alloc::Layout", "any::TypeId", "path::Path", "path::PathBuf", "ffi::OsStr"),
    *("io::Error", "io::Stdin", "io::Cursor", "fs::File"),
)
TRAITS = (
    *("iter::Iterator", "iter::DoubleEndedIterator", "iter::ExactSizeIterator", "iter::Extend"),
    *("iter::IntoIterator", "iter::Peekable", "clone::Clone", "cmp::Ord", "cmp::PartialOrd"),
    *("hash::Hash", "hash::Hasher", "hash::BuildHasher", "error::Error", "any::Any"),
    *("io::Read", "io::Write", "io::BufRead", "borrow::ToOwned", "convert::TryFrom"),
)


class Row(NamedTuple):
    path: str
    present: int
    missing: tuple[str, ...]


def library_rows() -> Iterator[Row]:
    names = open_crate("empty", "fn main() {}", Edition.E2021).tables
    assert names is not None
    real = _real_names()
    for path in (*PRIMITIVES, *TYPES, *TRAITS):
        wanted = set(real[path])
        for other in DEREFS.get(path, ()):
            wanted -= set(real[other])
        have = set(_ours(names, path))
        missing = tuple(sorted(wanted - have))
        yield Row(path.rpartition("::")[2], len(wanted & have), missing)


def _real_names() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in NAMES.read_text(encoding="utf-8").splitlines():
        path, kind, *members = line.split(" ")
        if kind[0] in "setupu":
            found.setdefault(path, []).extend(m for m in members if not m.endswith("~"))
    return found


def _ours(names: NameTables, path: str) -> Iterator[str]:
    """The members of our type, trait or primitive."""
    library: Library = names.library
    name = path.rpartition("::")[2]
    for head in (HEADS.get(path, name), f"dyn {name}"):
        for impl in library.impls_by_self(head):
            yield from (child.name for child in impl.children)
    def_ = _definition(names, path)
    if def_ is not None:
        yield from (child.name for child in def_.children)


def _definition(names: NameTables, path: str) -> Def | None:
    from checker.names.imports import lookup

    at = names.module(names.library.root)
    *modules, last = path.split("::")
    for name in modules:
        binding = lookup(names, at, Ns.TYPE, name)
        if binding is None or not isinstance(binding.res, Def):
            return None
        at = names.module(binding.res)
    binding = lookup(names, at, Ns.TYPE, last)
    found = binding.res if binding is not None else None
    return found if isinstance(found, Def) and found.kind is not DefKind.MOD else None
