"""What Rust's library knows of characters: properties, upper and lower case, escapes.

ASCII is decided here; for the rest `unicode.txt` is read (`tests/make_unicode.py` asks rustc), when
a program first asks. A property becomes a sorted list of the places where it begins and ends.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache

from grammar.record import NamedTuple

FINAL_SIGMA = "\u03c2"
SIGMA = "\u03a3"


class CaseMap(NamedTuple):
    """Runs of characters mapped to one other, by where they start: `(end, step, change)`; and the
    characters that are mapped to several."""

    starts: list[int]
    runs: list[tuple[int, int, int]]
    several: dict[int, str]

    def mapped(self, c: int) -> str:
        text = self.several.get(c)
        if text is not None:
            return text
        i = bisect_right(self.starts, c) - 1
        if i >= 0:
            end, step, change = self.runs[i]
            if c < end and (c - self.starts[i]) % step == 0:
                return chr(c + change)
        return chr(c)


@cache
def _lines() -> dict[str, str]:
    path = os.path.join(os.path.dirname(__file__), "unicode.txt")
    with open(path, encoding="ascii") as file:
        return dict(line.rstrip("\n").split(" ", 1) for line in file)


@cache
def _edges(name: str) -> list[int]:
    """Where a property begins, ends, begins...: an odd number of edges lie before what has it."""
    total = 0
    edges = []
    for word in _lines()[name].split():
        total += int(word, 36)
        edges.append(total)
    return edges


@cache
def _case_map(name: str) -> CaseMap:
    singles, _, rest = _lines()[name].partition(" ; ")
    numbers = [int(word, 36) for word in singles.split()]
    starts, runs, at = [], [], 0
    for gap, count, step, change in zip(*[iter(numbers)] * 4, strict=True):
        starts.append(at + gap)
        at += gap + count * step
        runs.append((at, step, change))
    several = {}
    for entry in rest.split(","):
        c, *mapped = [int(word, 36) for word in entry.split()]
        several[c] = "".join(map(chr, mapped))
    return CaseMap(starts, runs, several)


def has(c: int, name: str) -> bool:
    """Whether a character has a property of `unicode.txt`."""
    return bisect_right(_edges(name), c) & 1 == 1


# ------------------------------------------------------------------ classes

_WHITE = frozenset(
    [9, 10, 11, 12, 13, 32, 133, 160, 5760, *range(8192, 8203), 8232, 8233, 8239, 8287, 12288]
)


@lru_cache(maxsize=4096)
def char_is(c: int, prop: str) -> bool:
    if prop == "whitespace":
        return c in _WHITE
    if prop == "control":
        return c < 32 or 127 <= c < 160
    if c < 128:
        return {
            "alphabetic": str.isalpha,
            "numeric": str.isdigit,
            "uppercase": str.isupper,
            "lowercase": str.islower,
        }[prop](chr(c))
    return has(c, prop)


# ------------------------------------------------------------------ case


def char_case(c: int, upper: bool, i: int) -> int:
    """Character number `i` of the mapping, 0 past its end."""
    text = cased(c, upper)
    return ord(text[i]) if i < len(text) else 0


@lru_cache(maxsize=4096)
def cased(c: int, upper: bool) -> str:
    if c < 128:
        return chr(c).upper() if upper else chr(c).lower()
    return _case_map("to_uppercase" if upper else "to_lowercase").mapped(c)


def uppercase(text: str) -> str:
    if text.isascii():
        return text.upper()
    return "".join([cased(ord(c), True) for c in text])


def lowercase(text: str) -> str:
    if text.isascii():
        return text.lower()
    return "".join(
        [_sigma(text, i) if c == SIGMA else cased(ord(c), False) for i, c in enumerate(text)]
    )


def _sigma(text: str, i: int) -> str:
    """A capital sigma at `i`: final if a letter comes before it and none after."""
    before = _next_cased(reversed(text[:i]))
    return FINAL_SIGMA if before and not _next_cased(text[i + 1 :]) else "\u03c3"


def _next_cased(chars: Iterable[str]) -> bool:
    """Whether the first of `chars` that is not to be ignored has case."""
    for c in chars:
        if not has(ord(c), "case_ignorable"):
            return has(ord(c), "cased")
    return False


# ------------------------------------------------------------------ escapes

_ESCAPES = {0: "\\0", 9: "\\t", 10: "\\n", 13: "\\r", 92: "\\\\"}


def is_printable(c: int) -> bool:
    """Whether `{:?}` prints it as it is, apart from quotes and backslashes."""
    if c < 0x7F:
        return c >= 0x20
    return has(c, "printable") and not has(c, "grapheme_extend")


@lru_cache(maxsize=4096)
def escape_debug(c: int, quote: int, extended: bool = True) -> str:
    """`extended`: what extends the character before is escaped as well."""
    if c == quote:
        return "\\" + chr(c)
    found = _ESCAPES.get(c)
    if found is not None:
        return found
    shown = is_printable(c) if extended or c < 0x7F else has(c, "printable")
    return chr(c) if shown else f"\\u{{{c:x}}}"


def str_debug(text: str) -> str:
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return '"' + "".join([escape_debug(ord(c), 34) for c in text]) + '"'


def char_debug(c: int) -> str:
    return f"'{escape_debug(c, 39)}'"


def char_escape(c: int, how: int) -> str:
    """See `escape_char` in the library."""
    if how == 2:
        return f"\\u{{{c:x}}}"
    if how in (0, 3):
        return "\\" + chr(c) if c in (34, 39) else escape_debug(c, -1, how == 0)
    if c in (9, 10, 13, 34, 39, 92):
        return _ESCAPES.get(c, "\\" + chr(c))
    return chr(c) if 0x20 <= c <= 0x7E else f"\\u{{{c:x}}}"
