"""The parse tables, loaded.

They are marshalled plain data beside this file: in a wheel `hatch_build.py` has put them there; in a
checkout they are made on first use and whenever `rust.lark` or the code that makes them changed.
The file begins with a stamp (Python version, hash of the sources), so that stale or foreign data is
never used. Two processes may build at once: each writes a file of its own and moves it in place.
Where the folder cannot be written to, the tables live in memory only.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from grammar.edition import Edition

HERE = Path(__file__).parent
CACHE = HERE / "_tables.bin"
SOURCES = ("rust.lark", "build_tables.py")
STAMP_SIZE = 32

SINCE = {
    "async": Edition.E2018,
    "await": Edition.E2018,
    "dyn": Edition.E2018,
    "try": Edition.E2018,
    "gen": Edition.E2024,
}
"""Words that became keywords with an edition."""


class RawTables(NamedTuple):
    """`rows[state][symbol]`: a state (>= 0), or a rule (< 0: index from the end of `rules`).

    A rule is (number of symbols, nonterminal, action or None, children or None for all).
    """

    rows: list[dict[str, int]]
    rules: tuple[tuple[int, str, str | None, tuple[int, ...] | None], ...]
    starts: dict[str, int]
    words: dict[str, str]
    marks: dict[str, str]


@cache
def raw_tables() -> RawTables:
    """The tables as stored, made if need be."""
    stamp = source_stamp()
    data = _read(stamp)
    if data is None:
        data = marshal.dumps(_build())
        _write(stamp + data)
    return RawTables(**marshal.loads(data))


def source_stamp() -> bytes:
    """Tells tables of another grammar or of another Python from ours."""
    digest = hashlib.blake2b(digest_size=STAMP_SIZE)
    digest.update(repr((sys.version_info[:2], marshal.version)).encode())
    for name in SOURCES:
        digest.update((HERE / name).read_bytes())
    return digest.digest()


@cache
def keywords(edition: Edition) -> dict[str, str]:
    """From each keyword of the edition to its kind of token."""
    words = raw_tables().words
    return {word: kind for word, kind in words.items() if SINCE.get(word, edition) <= edition}


def punctuation() -> dict[str, str]:
    return raw_tables().marks


def _read(stamp: bytes) -> memoryview | None:
    try:
        data = memoryview(CACHE.read_bytes())
    except OSError:
        return None
    return data[STAMP_SIZE:] if data[:STAMP_SIZE] == stamp else None


def _build() -> dict[str, Any]:
    from grammar.actions import all_actions
    from grammar.build_tables import build

    return build(HERE / "rust.lark", all_actions())


def _write(data: bytes) -> None:
    try:
        handle, name = tempfile.mkstemp(dir=HERE, suffix=".tmp")
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.replace(name, CACHE)
    except OSError:
        return
