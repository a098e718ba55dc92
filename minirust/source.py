"""Reading the program: a file, or standard input for `-`."""

from __future__ import annotations

import sys

from grammar.record import frozen


@frozen
class Source:
    """`name` is what diagnostics show; `path` is None for standard input."""

    name: str
    text: str
    path: str | None


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
