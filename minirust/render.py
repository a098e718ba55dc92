"""Diagnostics for people, laid out as rustc's emitter does (`rustc_errors::emitter`).

A diagnostic is a header, then one window per file on the annotated lines, then its children. Within
a window each line is drawn on a small canvas: the source, the row of carets, then labels from right
to left, each on the first row where it overlaps nothing drawn to its right. Spans of several lines
become a start and an end joined by a bar in the margin.

Spans inside macros of the library are shown at the user's call, those inside macros of the program
in their definition (`minirust.expansions`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from grammar.diagnostic import UNSUPPORTED, Child, Diagnostic, Label, Level, Suggestion
from grammar.record import Enum, define, frozen
from grammar.span import SourceFile, SourceMap, Span
from minirust.canvas import Canvas, Ink, Palette

if TYPE_CHECKING:
    from minirust.long_lines import Cut


def render(diagnostic: Diagnostic, sources: SourceMap, palette: Palette) -> str:
    """The text of one diagnostic, ending in an empty line."""
    if any(c.suggestion is not None and c.suggestion.inline for c in diagnostic.children):
        diagnostic = _inlined(diagnostic, sources)
    if _is_expanded(diagnostic, sources):
        from minirust.expansions import with_macro_calls

        diagnostic = with_macro_calls(diagnostic, sources)
    width = _gutter(diagnostic, sources)
    parts = [_header(diagnostic.level, diagnostic.code, diagnostic.message, palette)]
    parts += _windows(diagnostic.labels, sources, width, palette, diagnostic.level)
    if diagnostic.children and diagnostic.labels:
        parts.append(palette.paint(" " * width + " |", Ink.GUTTER))
    for child in diagnostic.children:
        if child.suggestion is not None and child.suggestion.hidden:
            continue
        parts += _child(child, sources, width, palette)
    return "\n".join(parts) + "\n\n"


def shown_span(span: Span, sources: SourceMap) -> Span:
    """Where the user sees `span`: outside of what the library's macros and derives wrote."""
    return sources.shown(span)


def _is_expanded(diagnostic: Diagnostic, sources: SourceMap) -> bool:
    """Whether anything of it is in what a macro wrote."""
    children = (label for child in diagnostic.children for label in child.labels)
    spans = (label.span for label in (*diagnostic.labels, *children))
    return any(s.ctxt >= 0 and sources.context(s).call_site is not None for s in spans)


def _inlined(d: Diagnostic, sources: SourceMap) -> Diagnostic:
    """With the only suggestion, if it says so, as a label."""
    offered = [c for c in d.children if c.suggestion is not None]
    if len(offered) != 1:
        return d
    assert offered[0].suggestion is not None
    ((span, text),) = offered[0].suggestion.parts
    old = sources.snippet(shown_span(span, sources))
    words = f"help: {offered[0].message}"
    if text.strip() and not offered[0].suggestion.short:
        notice = " (notice the capitalization)" if differs_in_case(old, text) else ""
        words += f"{notice}: `{text.strip()}`"
    labels = list(d.labels)
    for i, label in enumerate(labels):
        is_it = label.span.lo == span.lo and sources.snippet(label.span) == old.rstrip()
        if (label.span == span or is_it) and not label.text:
            labels[i] = Label(label.span, words, label.primary)
            break
    else:
        labels.append(Label(span, words))
    rest = tuple(c for c in d.children if c is not offered[0])
    return Diagnostic(d.level, d.code, d.message, tuple(labels), rest)


_ALIKE = frozenset("cfikosuvwxyz")
"""Letters whose capitals look like them."""


def differs_in_case(old: str, new: str) -> bool:
    """Whether the two differ only in the case of letters that look alike in both."""
    changed = [(a, b) for a, b in zip(old, new, strict=False) if a != b]
    if not changed or old.lower() != new.lower():
        return False
    return all(a.lower() in _ALIKE or b.lower() in _ALIKE for a, b in changed)


def _header(level: Level, code: str | None, message: str, palette: Palette) -> str:
    shown = f"{level.value}[{code}]" if code and _is_error_code(code) else level.value
    if not code:
        message = message.replace("\n", "\n" + " " * (len(shown) + 2))
    return palette.paint(shown, _ink(level)) + palette.paint(f": {message}", Ink.BOLD)


def _is_error_code(code: str) -> bool:
    """Lints have names for codes, which stand in a note; the header shows `E0382` and our own."""
    return code == UNSUPPORTED or (code[0] == "E" and code[1:].isdigit())


def _ink(level: Level) -> Ink:
    match level:
        case Level.ERROR:
            return Ink.ERROR
        case Level.WARNING:
            return Ink.WARNING
        case Level.NOTE:
            return Ink.NOTE
        case Level.HELP:
            return Ink.HELP


def _child(child: Child, sources: SourceMap, width: int, palette: Palette) -> list[str]:
    if child.suggestion is not None:
        head = _header(child.level, None, child.message, palette)
        return [head, *_suggestion(child.suggestion, sources, width, palette)]
    if child.labels:
        head = _header(child.level, None, child.message, palette)
        return [head, *_windows(child.labels, sources, width, palette, child.level)]
    pad = " " * width + " = "
    lines = child.message.split("\n")
    first = palette.paint(pad, Ink.GUTTER) + palette.paint(f"{child.level.value}", Ink.BOLD)
    indent = " " * (len(pad) + len(child.level.value) + 2)
    return [f"{first}: {lines[0]}", *(indent + line for line in lines[1:])]


# ------------------------------------------------------------------ annotations


class _Shape(Enum):
    SINGLE = "single"
    START = "start"
    END = "end"
    THROUGH = "through"


@define
class Mark:
    """One annotation on one line; columns are display columns, `end` exclusive."""

    start: int
    end: int
    primary: bool
    label: str
    shape: _Shape
    depth: int = 0

    @property
    def takes_space(self) -> bool:
        return self.shape in (_Shape.START, _Shape.END)


@define
class _Multi:
    """A label over lines `first..=last`."""

    first: int
    last: int
    start: int
    end: int
    primary: bool
    label: str
    depth: int = 1


@frozen
class Window:
    """`cut`, if set, has been taken off the columns of `lines` already."""

    file: SourceFile
    anchor: Span
    lines: dict[int, list[Mark]]
    depth: int
    cut: Cut | None = None


def _windows(
    labels: Sequence[Label], sources: SourceMap, width: int, palette: Palette, level: Level
) -> list[str]:
    out: list[str] = []
    for i, window in enumerate(_group(labels, sources)):
        at = sources.locate_byte(window.file, window.anchor.lo)
        arrow = "--> " if i == 0 else "::: "
        out.append(
            palette.paint(" " * width + arrow, Ink.GUTTER) + f"{at.file}:{at.line}:{at.column}"
        )
        out += _draw_window(window, sources, width, palette, level)
    return out


def _group(labels: Sequence[Label], sources: SourceMap) -> list[Window]:
    """Labels by file, the file of the first primary one first."""
    by_file: dict[SourceFile, list[tuple[Span, Label]]] = {}
    ordered = sorted(labels, key=lambda label: not label.primary)
    for label in ordered:
        span = shown_span(label.span, sources)
        if span.ctxt < 0:
            continue
        by_file.setdefault(sources.context(span).file, []).append((span, label))
    return [_window(file, found) for file, found in by_file.items()]


def _window(file: SourceFile, found: list[tuple[Span, Label]]) -> Window:
    lines: dict[int, list[Mark]] = {}
    multis: list[_Multi] = []
    for span, label in found:
        first, start = _position(file, span.lo)
        last, end = _position(file, max(span.lo, span.hi))
        if first == last:
            end = max(end, start + 1)
            mark = Mark(start, end, label.primary, label.text, _Shape.SINGLE)
            lines.setdefault(first, []).append(mark)
        else:
            multis.append(_Multi(first, last, start, end, label.primary, label.text))
    depth = _place_multis(multis, lines)
    return Window(file, found[0][0], lines, depth)


def _place_multis(multis: list[_Multi], lines: dict[int, list[Mark]]) -> int:
    """Gives each multi-line label a bar of its own in the margin; returns the number of bars."""
    multis.sort(key=lambda m: (m.first, -m.last))
    for i, multi in enumerate(multis):
        taken = {m.depth for m in multis[:i] if m.last >= multi.first and m.first <= multi.last}
        while multi.depth in taken:
            multi.depth += 1
    most = max((m.depth for m in multis), default=0)
    for multi in multis:
        depth = most - multi.depth + 1
        start = Mark(multi.start, multi.start + 1, multi.primary, "", _Shape.START, depth)
        end = Mark(
            max(multi.end - 1, 0), max(multi.end, 1), multi.primary, multi.label, _Shape.END, depth
        )
        lines.setdefault(multi.first, []).append(start)
        for line in _middle(multi.first, multi.last):
            lines.setdefault(line, []).append(Mark(0, 0, multi.primary, "", _Shape.THROUGH, depth))
        lines.setdefault(multi.last, []).append(end)
    return most


def _middle(first: int, last: int) -> Iterable[int]:
    """Lines of a long span that are shown: the first four, and the one before its end."""
    inside = range(first + 1, last)
    if len(inside) <= 5:
        return inside
    return [*inside[:3], inside[-1]]


def _position(file: SourceFile, offset: int) -> tuple[int, int]:
    """Line number and display column (from 0) of a byte offset."""
    from bisect import bisect_right

    line = bisect_right(file.line_starts, offset)
    start = file.line_starts[line - 1]
    text = file.data[start:offset].decode("utf-8", "replace")
    return line, len(_shown(text))


def _shown(text: str) -> str:
    return text.replace("\t", "    ")


def line_text(file: SourceFile, line: int) -> str:
    start = file.line_starts[line - 1]
    end = file.line_starts[line] if line < len(file.line_starts) else len(file.data)
    return _shown(file.data[start:end].decode("utf-8", "replace").rstrip("\r\n"))


# ------------------------------------------------------------------ drawing


def _draw_window(
    window: Window, sources: SourceMap, width: int, palette: Palette, level: Level
) -> list[str]:
    bar = palette.paint(" " * width + " |", Ink.GUTTER)
    out = [bar]
    numbers = sorted(window.lines)
    if any(_is_long(window, number) for number in numbers):
        from minirust.long_lines import trimmed

        window = trimmed(window, width + 3 + (window.depth + 1 if window.depth else 0))
    margin = window.depth * 2 + 1 if window.depth else 1
    open_depths: dict[int, bool] = {}
    for i, number in enumerate(numbers):
        out += _draw_line(window, number, width, margin, open_depths, palette, level)
        _update_open(open_depths, window.lines[number])
        if i + 1 < len(numbers):
            out += _between(
                window, number, numbers[i + 1], width, margin, open_depths, palette, level
            )
    return out


def _is_long(window: Window, number: int) -> bool:
    """Whether a line does not fit, or is indented so deep that some of that is left out."""
    text = line_text(window.file, number)
    return len(text) > 120 or text[:27].isspace()


def _update_open(open_depths: dict[int, bool], marks: list[Mark]) -> None:
    for mark in marks:
        if mark.shape is _Shape.START:
            open_depths[mark.depth] = mark.primary
        elif mark.shape is _Shape.END:
            open_depths.pop(mark.depth, None)


def _between(
    window: Window,
    line: int,
    following: int,
    width: int,
    margin: int,
    open_depths: dict[int, bool],
    palette: Palette,
    level: Level,
) -> list[str]:
    if following - line == 2:
        return _draw_line(window, line + 1, width, margin, open_depths, palette, level)
    if following - line > 2:
        canvas = Canvas()
        canvas.put(0, 0, "...", Ink.GUTTER)
        for depth, primary in open_depths.items():
            canvas.put(0, width + 2 + depth * 2 - 1, "|", _mark_ink(primary, level))
        return canvas.lines(palette)
    return []


def _mark_ink(primary: bool, level: Level) -> Ink:
    return _ink(level) if primary else Ink.SECONDARY


def _draw_line(
    window: Window,
    number: int,
    width: int,
    margin: int,
    open_depths: dict[int, bool],
    palette: Palette,
    level: Level,
) -> list[str]:
    canvas = Canvas()
    marks = window.lines.get(number, [])
    origin = width + 2 + margin
    text = line_text(window.file, number)
    if window.cut is not None:
        text = window.cut.shown(text)
    canvas.put(0, 0, str(number).rjust(width), Ink.GUTTER)
    canvas.put(0, width + 1, "|", Ink.GUTTER)
    canvas.put(0, origin, text, Ink.PLAIN)
    marks = _lead_ins(marks, text, canvas, width, level)
    placed, height = _place(marks)
    for row in range(1, height + 1):
        canvas.put(row, width + 1, "|", Ink.GUTTER)
    starting = {m.depth for m in window.lines.get(number, []) if m.shape is _Shape.START}
    for depth, primary in open_depths.items():
        if depth not in starting:
            _draw_bar(canvas, depth, width, primary, level, placed, height)
    _draw_joins(canvas, placed, height, width, origin, level)
    _draw_stems(canvas, placed, origin, level)
    _draw_labels(canvas, placed, origin, level)
    _draw_carets(canvas, placed, origin, level)
    return canvas.lines(palette)


def _lead_ins(marks: list[Mark], text: str, canvas: Canvas, width: int, level: Level) -> list[Mark]:
    """A span that starts at the first text of its line is drawn as `/` in the margin."""
    starts = [m for m in marks if m.shape is _Shape.START]
    others = [m for m in marks if m.shape is _Shape.SINGLE or m.shape is _Shape.END]
    if not starts or others or any(text[: m.start].strip() for m in starts):
        return [m for m in marks if m.shape is not _Shape.THROUGH]
    for mark in starts:
        canvas.put(0, width + 2 + mark.depth * 2 - 1, "/", _mark_ink(mark.primary, level))
    return [m for m in marks if m.shape is _Shape.SINGLE]


_Placed = list[tuple[int, Mark]]


def _overlaps(a: Mark, b: Mark, padding: int) -> bool:
    return b.start < a.end + padding and a.start < b.end + padding


def _place(marks: list[Mark]) -> tuple[_Placed, int]:
    """Row 0 is beside the carets; others count the rows under them. Returns the rows needed."""
    ordered = sorted(marks, key=lambda m: (-m.start, m.primary and not m.label))
    placed: _Placed = []
    row = 0
    for i, mark in enumerate(ordered):
        rest = ordered[i + 1 :]
        if (
            row == 0
            and mark.label
            and any(
                _overlaps(o, mark, 0)
                and not ((o.start, o.end) == (mark.start, mark.end) and not o.label)
                for o in rest
            )
        ):
            row = 1
        placed.append((row, mark))
        if any(_needs_next_row(o, mark, row) for o in rest):
            row += 1
    if not marks:
        return placed, 0
    most = max(row for row, _ in placed)
    return placed, most + 2 if most else 1


def _needs_next_row(other: Mark, mark: Mark, row: int) -> bool:
    reach = len(other.label) + 2
    return (
        (_overlaps(other, mark, reach) and bool(mark.label) and bool(other.label))
        or (mark.takes_space and (bool(other.label) or other.takes_space))
        or (bool(mark.label) and other.takes_space)
        or (
            _overlaps(other, mark, reach)
            and other.end <= mark.end
            and bool(other.label)
            and row == 0
        )
    )


def _draw_bar(
    canvas: Canvas,
    depth: int,
    width: int,
    primary: bool,
    level: Level,
    placed: _Placed,
    height: int,
) -> None:
    """The bar of a span open above; down to its end if that is on this line."""
    last = height
    for row, mark in placed:
        if mark.shape is _Shape.END and mark.depth == depth:
            last = row + 1
    for row in range(last + 1):
        canvas.put(row, width + 2 + depth * 2 - 1, "|", _mark_ink(primary, level))


def _draw_joins(
    canvas: Canvas, placed: _Placed, height: int, width: int, origin: int, level: Level
) -> None:
    for row, mark in placed:
        if not mark.takes_space:
            continue
        ink = _mark_ink(mark.primary, level)
        column = width + 2 + mark.depth * 2 - 1
        for x in range(column + 1, origin + mark.start):
            canvas.put(row + 1, x, "_", ink)
        if mark.shape is _Shape.START:
            for y in range(row + 2, height + 1):
                canvas.put(y, column, "|", ink)
        else:
            canvas.put(row + 1, column, "|", ink)


def _draw_stems(canvas: Canvas, placed: _Placed, origin: int, level: Level) -> None:
    for row, mark in placed:
        if row > 0 and (mark.label or mark.takes_space):
            for y in range(2, row + 2):
                canvas.put(y, origin + mark.start, "|", _mark_ink(mark.primary, level))


def _draw_labels(canvas: Canvas, placed: _Placed, origin: int, level: Level) -> None:
    for row, mark in placed:
        if not mark.label:
            continue
        ink = _mark_ink(mark.primary, level)
        y, x = (1, mark.end + 1) if row == 0 else (row + 2, mark.start)
        for i, line in enumerate(mark.label.split("\n")):
            canvas.put(y + i, origin + x, line, ink)


def _draw_carets(canvas: Canvas, placed: _Placed, origin: int, level: Level) -> None:
    for row, mark in sorted(placed, key=lambda p: (p[1].start - p[1].end, p[1].primary)):
        y = row + 1 if mark.takes_space else 1
        sign = "^" if mark.primary else "-"
        canvas.put(
            y, origin + mark.start, sign * (mark.end - mark.start), _mark_ink(mark.primary, level)
        )


# ------------------------------------------------------------------ suggestions


def _suggestion(s: Suggestion, sources: SourceMap, width: int, palette: Palette) -> list[str]:
    """The lines of a suggestion; alternatives follow one another, a bar between them."""
    lines: list[str] = []
    for parts in (s.parts, *s.others):
        block = _alternative(parts, sources, width, palette)
        lines += block if not lines else block[1:]
    return lines


def _alternative(
    wanted: tuple[tuple[Span, str], ...], sources: SourceMap, width: int, palette: Palette
) -> list[str]:
    parts = sorted(_trimmed(shown_span(span, sources), text, sources) for span, text in wanted)
    parts = [p for p in parts if p[0].ctxt >= 0]
    if not parts:
        return []
    bar = palette.paint(" " * width + " |", Ink.GUTTER)
    file = sources.context(parts[0][0]).file
    first = _position(file, parts[0][0].lo)[0]
    old, new = _before_after(file, parts, first)
    if len(new) == 1 and any(span.lo != span.hi for span, _ in parts):
        return [bar, *_diff(first, old, new, width, palette), bar]
    if len(parts) == 1 and parts[0][1].endswith("\n") and parts[0][0].lo == parts[0][0].hi:
        added = _numbered(first, "+", new[0], width, palette, Ink.ADDED)
        if not parts[0][1].startswith("#["):
            return [bar, added, bar]
        after = _numbered(first + 1, "|", line_text(file, first), width, palette, Ink.PLAIN)
        return [bar, added, after, bar]
    if len(new) == 1:
        return [bar, *_inserted(file, first, parts, width, palette)]
    touched = {_position(file, span.lo)[0] - first for span, _ in parts}
    changed = [
        _numbered(
            first + i,
            "~" if i in touched or line not in old else "|",
            line,
            width,
            palette,
            Ink.ADDED,
        )
        for i, line in enumerate(new)
    ]
    return [bar, *changed, bar]


def _trimmed(span: Span, text: str, sources: SourceMap) -> tuple[Span, str]:
    """A replacement that keeps the old text at one end is an insertion at the other."""
    old = sources.snippet(span)
    if not old or span.ctxt < 0:
        return span, text
    if text.startswith(old):
        return span.shrink_to_hi(), text[len(old) :]
    if text.endswith(old):
        return span.shrink_to_lo(), text[: -len(old)]
    same = 0
    while same < min(len(old), len(text)) and old[same] == text[same]:
        same += 1
    if text[same:].endswith(old[same:]):
        at = span.lo + len(old[:same].encode())
        return Span(at, at, span.ctxt), text[same : len(text) - len(old[same:])]
    return span, text


def _before_after(
    file: SourceFile, parts: list[tuple[Span, str]], first: int
) -> tuple[list[str], list[str]]:
    """The lines that the parts touch, as they are and as they would be."""
    last = _position(file, max(span.hi for span, _ in parts))[0]
    start = file.line_starts[first - 1]
    end = file.line_starts[last] if last < len(file.line_starts) else len(file.data)
    new, at = b"", start
    for span, text in parts:
        new += file.data[at : span.lo] + text.encode()
        at = max(at, span.hi)
    new += file.data[at:end]
    old = [line_text(file, n) for n in range(first, last + 1)]
    return old, [_shown(x) for x in new.decode("utf-8", "replace").rstrip("\n").split("\n")]


def _diff(first: int, old: list[str], new: list[str], width: int, palette: Palette) -> list[str]:
    out = [
        _numbered(first + i, "-", line, width, palette, Ink.REMOVED) for i, line in enumerate(old)
    ]
    if any(line.strip() for line in new):
        out += [
            _numbered(first + i, "+", line, width, palette, Ink.ADDED) for i, line in enumerate(new)
        ]
    return out


def _inserted(
    file: SourceFile, number: int, parts: list[tuple[Span, str]], width: int, palette: Palette
) -> list[str]:
    text, marks, shift = line_text(file, number), Canvas(), 0
    marks.put(0, width + 1, "|", Ink.GUTTER)
    for span, new in parts:
        column = _position(file, span.lo)[1] + shift
        text = text[:column] + new + text[column:]
        lead = len(new) - len(new.lstrip())
        marks.put(0, width + 3 + column + lead, "+" * len(new.strip()), Ink.ADDED)
        shift += len(new)
    return [_numbered(number, "|", text, width, palette, Ink.PLAIN), *marks.lines(palette)]


def _numbered(n: int, sign: str, text: str, width: int, palette: Palette, ink: Ink) -> str:
    gutter = palette.paint(str(n).rjust(width), Ink.GUTTER)
    shown = palette.paint(sign, Ink.GUTTER if sign == "|" else ink)
    return f"{gutter} {shown} {text}" if text else f"{gutter} {shown}"


def _gutter(diagnostic: Diagnostic, sources: SourceMap) -> int:
    """The width of the greatest line number shown."""
    spans = [label.span for label in diagnostic.labels]
    for child in diagnostic.children:
        spans += [label.span for label in child.labels]
        if child.suggestion is not None:
            spans += [span for span, _ in child.suggestion.every_part]
    greatest = 0
    for span in spans:
        at = shown_span(span, sources)
        if at.ctxt >= 0:
            greatest = max(greatest, _position(sources.context(at).file, max(at.lo, at.hi))[0])
    return len(str(greatest)) if greatest else 0
