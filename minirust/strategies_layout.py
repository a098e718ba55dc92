"""Breaks a statement into lines as rustfmt does, where one line is too much.

rustfmt puts the items of a bracket on lines of their own when the line is longer than a page, when
the items together are wider than a limit that depends on the bracket, or when one of them is itself
broken; a bracket with a single item that is broken hugs it. That is all that generated statements
need: their chains of methods are short.
"""

from __future__ import annotations

import re
from typing import Union

from attrs import frozen

PAGE_WIDTH = 100
STRUCT_WIDTH = 18
ITEMS_WIDTH = 60
INDENT = "    "
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[()\[\]{},]|[^"()\[\]{},]+')
CLOSING = {"(": ")", "[": "]", "{": "}"}


@frozen
class Bracket:
    """A bracket with its items, each a row of pieces."""

    open: str
    items: tuple[tuple[Piece, ...], ...]

    @property
    def flat(self) -> str:
        inside = ", ".join(map(_flat, self.items))
        return f"{{ {inside} }}" if self.open == "{" else self.open + inside + CLOSING[self.open]

    @property
    def is_wide(self) -> bool:
        width = sum(len(_flat(item)) + 2 for item in self.items) - 2
        return width > (STRUCT_WIDTH if self.open == "{" else ITEMS_WIDTH)


Piece = Union[str, Bracket]


def laid_out(statement: str, column: int) -> list[str]:
    """The lines of a one-line statement that begins in `column`, without that indentation."""
    pieces, _ = _pieces(TOKEN.findall(statement), 0)
    return _lines(pieces[0], PAGE_WIDTH - column) if pieces else []


def _pieces(tokens: list[str], at: int) -> tuple[tuple[tuple[Piece, ...], ...], int]:
    """The items up to the end or to a closing bracket, and where that stands."""
    items: list[tuple[Piece, ...]] = []
    row: list[Piece] = []
    while at < len(tokens) and tokens[at] not in CLOSING.values():
        token = tokens[at]
        if token in CLOSING:
            inside, at = _pieces(tokens, at + 1)
            row.append(Bracket(token, inside))
        elif token == ",":
            items.append(tuple(row))
            row = []
        else:
            text = token if row else token.lstrip()
            row += [text] if text else []
        at += 1
    last = tuple(
        p.rstrip() if isinstance(p, str) and i == len(row) - 1 else p for i, p in enumerate(row)
    )
    return (*items, last) if last else tuple(items), at


def _flat(row: tuple[Piece, ...]) -> str:
    return "".join(p if isinstance(p, str) else p.flat for p in row)


def _lines(row: tuple[Piece, ...], width: int) -> list[str]:
    """The lines of a row of pieces; only its last bracket that is too much is broken."""
    broken = _to_break(row, width)
    if broken is None:
        return [_flat(row)]
    bracket = row[broken]
    assert isinstance(bracket, Bracket)
    head = _flat(row[:broken]) + bracket.open
    tail = CLOSING[bracket.open] + _flat(row[broken + 1 :])
    if len(bracket.items) == 1 and bracket.open != "{":
        inside = _lines(bracket.items[0], width - len(head))
        if len(inside) > 1 and len(head + inside[0]) <= width:
            return [head + inside[0], *inside[1:-1], inside[-1] + tail]
    lines = [head]
    for item in bracket.items:
        inner = _lines(item, width - len(INDENT) - 1)
        comma = "," if len(bracket.items) > 1 or bracket.open != "(" or row[:broken] else ""
        lines += [INDENT + line for line in inner]
        lines[-1] += comma
    return [*lines, tail]


def _to_break(row: tuple[Piece, ...], width: int) -> int | None:
    """The bracket that has to be broken."""
    candidates = [i for i, p in enumerate(row) if isinstance(p, Bracket) and p.items]
    for index in candidates:
        if _must_break(row[index]):
            return index
    if len(_flat(row)) > width and candidates:
        return candidates[-1]
    return None


def _must_break(piece: Piece) -> bool:
    if isinstance(piece, str):
        return False
    return piece.is_wide or any(_must_break(p) for item in piece.items for p in item)
