"""The parse tables, loaded.

They are marshalled plain data beside this file: in a wheel `hatch_build.py` has put them there; in
a checkout they are made on first use and whenever `rust.lark` or the code that makes them changed.
The file begins with a stamp of those sources, so that stale data is never used. Two processes may
build at once: each writes a file of its own and moves it in place. Where the folder cannot be
written to, the tables live in memory only.

Every row of the automaton is marshalled by itself and unpacked when a parse first comes to its
state: a short program visits some hundred of 2,600. The format is version 4 of marshal, which all
supported versions of Python read, so that one wheel serves them.
"""

from __future__ import annotations

import marshal
import os
from binascii import crc32
from functools import cache

from grammar.edition import Edition
from grammar.record import NamedTuple

HERE = os.path.dirname(__file__)
CACHE = os.path.join(HERE, "_tables.bin")
TEMPORARY = HERE
SOURCES = ("rust.lark", "build_tables.py")
STAMP_SIZE = 16
MARSHAL_VERSION = 4

SINCE = {
    "async": Edition.E2018,
    "await": Edition.E2018,
    "dyn": Edition.E2018,
    "try": Edition.E2018,
    "gen": Edition.E2024,
}
"""Words that became keywords with an edition."""


class Rows(dict[int, dict[str, int]]):
    """By state: from each symbol to a state (>= 0), or to a rule (< 0: index from the end)."""

    def __init__(self, packed: list[bytes]) -> None:
        self.packed = packed

    def __missing__(self, state: int) -> dict[str, int]:
        row: dict[str, int] = marshal.loads(self.packed[state])
        self[state] = row
        return row


RawRule = tuple[int, str, "str | None", "tuple[int, ...] | None"]
"""Number of symbols, nonterminal, action or None, children or None for all."""


class RawTables(NamedTuple):
    rows: Rows
    rules: tuple[RawRule, ...]
    starts: dict[str, int]
    words: dict[str, str]
    marks: dict[str, str]


@cache
def raw_tables() -> RawTables:
    """The tables as stored, made if need be."""
    stamp = source_stamp()
    data = _read(stamp)
    if data is None:
        data = build_tables()
        _write(stamp + data)
    packed, rules, starts, words, marks = marshal.loads(data)
    return RawTables(Rows(packed), rules, starts, words, marks)


def source_stamp() -> bytes:
    """Tells tables of another grammar from ours."""
    sums = [f"{crc32(_bytes(os.path.join(HERE, name))):08x}" for name in SOURCES]
    return "".join(sums).encode()


def build_tables() -> bytes:
    """The tables of `rust.lark`, marshalled (what follows the stamp in the file)."""
    from pathlib import Path

    from grammar.actions import all_actions
    from grammar.build_tables import build

    raw = build(Path(HERE) / "rust.lark", all_actions())
    packed = [marshal.dumps(row, MARSHAL_VERSION) for row in raw["rows"]]
    shared: dict[bytes, bytes] = {}
    rows = [shared.setdefault(row, row) for row in packed]
    whole = (rows, raw["rules"], raw["starts"], raw["words"], raw["marks"])
    return marshal.dumps(whole, MARSHAL_VERSION)


@cache
def keywords(edition: Edition) -> dict[str, str]:
    """From each keyword of the edition to its kind of token."""
    words = raw_tables().words
    return {word: kind for word, kind in words.items() if SINCE.get(word, edition) <= edition}


def punctuation() -> dict[str, str]:
    return raw_tables().marks


def _read(stamp: bytes) -> bytes | memoryview | None:
    try:
        data = memoryview(_bytes(CACHE))
    except OSError:
        return None
    return data[STAMP_SIZE:] if data[:STAMP_SIZE] == stamp else None


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _write(data: bytes) -> None:
    import tempfile

    try:
        handle, name = tempfile.mkstemp(dir=TEMPORARY, suffix=".tmp")
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.chmod(name, 0o644)
        os.replace(name, CACHE)
    except OSError:
        return
