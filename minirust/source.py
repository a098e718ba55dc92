"""Reading the program: a file, or standard input for `-`."""

from __future__ import annotations

import sys

from grammar.edition import Edition
from grammar.record import Enum, frozen


@frozen
class Source:
    """The root file of a crate.

    `name` is what diagnostics show; `path` is None for standard input. `settings` come from the
    manifest of a package; a file by itself has none.
    """

    name: str
    text: str
    path: str | None
    settings: CrateSettings | None = None


class CrateKind(Enum):
    LIB = "lib"
    BIN = "bin"
    TEST = "test"


@frozen
class CrateSettings:
    """`folder` is what shown names are relative to; `externs` are crates that may be named;
    `lints` are levels that the manifest sets, the flags of the command line stronger; `env` is what
    Cargo adds to the environment."""

    name: str
    edition: Edition
    folder: str
    kind: CrateKind
    features: frozenset[str] = frozenset()
    externs: tuple[Source, ...] = ()
    lints: tuple[tuple[str, str], ...] = ()
    env: tuple[tuple[str, str], ...] = ()


@frozen
class Unreadable:
    """Why a file cannot be read: one sentence."""

    message: str


def read_source(name: str) -> Source | Unreadable:
    """The text of file `name`."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else _read(name)
    except IsADirectoryError:
        return Unreadable(f"`{name}` is a directory, not a file")
    except FileNotFoundError:
        return Unreadable(f"couldn't read `{name}`: no such file")
    except OSError as problem:
        return Unreadable(f"couldn't read `{name}`: {problem.strerror}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return Unreadable(
            f"couldn't read `{name}`: it is not UTF-8 text (byte {problem.start} is "
            f"0x{data[problem.start]:02x})"
        )
    return Source("<stdin>" if name == "-" else name, text, None if name == "-" else name)


def _read(name: str) -> bytes:
    with open(name, "rb") as file:
        return file.read()
