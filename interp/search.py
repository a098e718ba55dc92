"""Run-time functions that look for things in text.

Strings come as their leaves: allocation, slot, length. Where the bytes of a string are `bytes` or a
`bytearray` they are searched in place; a walk over a long text would otherwise copy it at each
step.
"""

from __future__ import annotations

import re
from typing import Any

from .runtime import USIZE_MAX, char_bytes

_WHITE = (
    rb"(?:[\t-\r ]|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f"
    rb"|\xe3\x80\x80)"
)
_white = re.compile(_WHITE).search
_white_run = re.compile(_WHITE + b"*").match
_white_at_end = re.compile(_WHITE + rb"\Z").search
_ASCII_WHITE = b"\t\n\x0b\x0c\r "


def _in_place(a: Any, s: int, n: int) -> tuple[Any, int]:
    """Something with `find` that holds the string, and where it begins in it."""
    d = a.d
    if isinstance(d, bytes | bytearray):
        return d, s
    return bytes(d[s : s + n]), 0


def str_find(a: Any, s: int, n: int, b: Any, u: int, m: int, start: int) -> int:
    d, at = _in_place(a, s, n)
    found = d.find(bytes(b.d[u : u + m]), at + start, at + n)
    return found - at if found >= 0 else USIZE_MAX


def str_rfind(a: Any, s: int, n: int, b: Any, u: int, m: int, end: int) -> int:
    d, at = _in_place(a, s, n)
    found = d.rfind(bytes(b.d[u : u + m]), at, at + end)
    return found - at if found >= 0 else USIZE_MAX


def str_find_char(a: Any, s: int, n: int, c: int, start: int, end: int) -> int:
    d, at = _in_place(a, s, n)
    found = d.find(char_bytes(c), at + start, at + end)
    return found - at if found >= 0 else USIZE_MAX


def str_rfind_char(a: Any, s: int, n: int, c: int, start: int, end: int) -> int:
    d, at = _in_place(a, s, n)
    found = d.rfind(char_bytes(c), at + start, at + end)
    return found - at if found >= 0 else USIZE_MAX


def str_skip_white(a: Any, s: int, n: int, start: int) -> int:
    """The end of the white space that begins at `start`."""
    d, at = _in_place(a, s, n)
    run = _white_run(d, at + start, at + n)
    assert run is not None
    return run.end() - at


def str_rskip_white(a: Any, s: int, n: int, start: int) -> int:
    """The start of the white space at the end of the string from `start` on."""
    rest = bytes(a.d[s + start : s + n])
    while True:
        rest = rest.rstrip(_ASCII_WHITE)
        if not rest or rest[-1] < 0x80:
            return start + len(rest)
        found = _white_at_end(rest, max(0, len(rest) - 3))
        if found is None:
            return start + len(rest)
        rest = rest[: found.start()]


def str_find_white(a: Any, s: int, n: int, start: int, end: int) -> int:
    """The start of the first white space in `start..end`; else `end`."""
    d, at = _in_place(a, s, n)
    found = _white(d, at + start, at + end)
    return found.start() - at if found is not None else end


def str_rfind_white(a: Any, s: int, n: int, start: int, end: int) -> int:
    """The end of the last white space in `start..end`; else `start`."""
    d, at = _in_place(a, s, n)
    last = start
    for found in re.finditer(_WHITE, bytes(d[at + start : at + end])):
        last = start + found.end()
    return last
