"""Lines that are too long to show whole, and code that is indented very deep.

A page has 140 columns. A window shows the same columns of all its lines: those with the spans, and
as much of the labels as fits. `...` stands where text was left out.

Source: `rustc_errors::emitter` (`Margin`, `draw_line`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grammar.record import NamedTuple, evolve

if TYPE_CHECKING:
    from minirust.render import Mark, Window

COLUMNS = 140
ROOM = 6
"""For the two `...`."""
DEEP = 20


class Cut(NamedTuple):
    """The columns that are shown."""

    left: int
    right: int
    columns: int

    def shown(self, text: str) -> str:
        """The part of a line, with `...` over its ends where something is left out."""
        right = len(text) if len(text) - self.left <= self.columns else min(len(text), self.right)
        part = text[min(self.left, len(text)) : right]
        if self.left > 0:
            part = "..." + part[3:]
        return part[:-3] + "..." if len(text) > right else part


def trimmed(window: Window, origin: int) -> Window:
    """`window` with its cut, and the columns of its marks from there. `origin` is the column of
    the page where code begins."""
    cut = _cut(window, COLUMNS - origin)
    if cut.left == 0:
        return evolve(window, cut=cut)
    lines = {n: [_moved(m, cut.left) for m in marks] for n, marks in window.lines.items()}
    return evolve(window, lines=lines, cut=cut)


def _moved(mark: Mark, left: int) -> Mark:
    return evolve(mark, start=max(mark.start - left, 0), end=max(mark.end - left, 0))


def _cut(window: Window, columns: int) -> Cut:
    from minirust.render import line_text

    texts = [line_text(window.file, n) for n in window.lines]
    indents = [len(t) - len(t.lstrip()) for t in texts if t.strip()]
    marks = [mark for line in window.lines.values() for mark in line]
    space = max(min(indents, default=0) - ROOM, 0)
    first = max(min(m.start for m in marks) - ROOM, 0)
    last = max(m.end for m in marks) + ROOM
    label = max(m.end + (len(m.label) + 1 if m.label else 0) for m in marks) + ROOM
    left = space - 16 if space > DEEP else 0
    right = max(max(len(t) for t in texts), left)
    if right - left <= columns:
        return Cut(left, right, columns)
    if label - space <= columns:
        return Cut(space, space + columns, columns)
    if label - first <= columns:
        left = max(first - (columns - (label - first)) // 2, 0)
        return Cut(left, left + columns, columns)
    if last - first <= columns:
        left = max(first - (columns - (last - first)) // 5 * 2, 0)
        return Cut(left, left + columns, columns)
    return Cut(first, last, columns)
