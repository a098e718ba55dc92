"""A trace as a table: line, source text, what happened.

Each event is one row, but for what belongs together on a line: the block that a value was
allocated in, the blocks that a drop freed, what a borrow was printed as, variables whose scopes end
together. Rows are indented by the depth of calls.
"""

from __future__ import annotations

from collections.abc import Callable

from grammar.record import define, field
from interp.trace_event import Event, EventKind

SOURCE_WIDTH = 44
SourceLine = Callable[[str, int], str]
K = EventKind


def render_table(events: list[Event], root: str, source: SourceLine) -> str:
    """The table; `source(file, line)` is a line's text. Lines of other files than `root` are told
    with their file."""
    rows = _rows(events)
    texts = [_source(row, rows[i - 1] if i else None, source) for i, row in enumerate(rows)]
    numbers = [_number(row, root) if text else "" for row, text in zip(rows, texts, strict=True)]
    width = min(max([len(text) for text in texts] + [len("source")]), SOURCE_WIDTH)
    number = max(len(n) for n in [*numbers, "line"])
    out = [f"{'line':>{number}}  {'source':<{width}}  what happens"]
    for row, text, line in zip(rows, texts, numbers, strict=True):
        what = "  " * row.depth + "; ".join(row.texts)
        out.append(f"{line:>{number}}  {_cut(text, width):<{width}}  {what}".rstrip())
    return "\n".join(out) + "\n"


def _source(row: _Row, before: _Row | None, source: SourceLine) -> str:
    """The source text where it is another line than in the row before."""
    if before is not None and before.place == row.place:
        return ""
    return source(row.file, row.line).strip() if row.line else ""


def _number(row: _Row, root: str) -> str:
    return str(row.line) if row.file in ("", root) else f"{row.file}:{row.line}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 2] + ".."


@define(eq=False)
class _Row:
    file: str
    line: int
    function: str
    depth: int
    kinds: list[EventKind] = field(factory=list)
    texts: list[str] = field(factory=list)
    names: list[str] = field(factory=list)

    @property
    def place(self) -> tuple[str, int, str, int]:
        return self.file, self.line, self.function, self.depth

    def add(self, event: Event, at: int | None = None) -> None:
        i = len(self.texts) if at is None else at
        self.texts.insert(i, TEXTS[event.kind](event))
        self.kinds.insert(i, event.kind)


def _rows(events: list[Event]) -> list[_Row]:
    rows: list[_Row] = []
    for event in events:
        last = rows[-1] if rows else None
        if last is None or last.place != (event.file, event.line, event.function, event.depth):
            last = None
        if last is not None and _joined(last, event):
            continue
        row = _Row(event.file, event.line, event.function, event.depth)
        if event.kind is K.SCOPE_ENDS:
            row.names.append(event.variable or "")
        row.add(event)
        if event.kind is K.CALLED and event.call_line and rows[-1:]:
            if rows[-1].line != event.call_line:
                row.texts[-1] += f" on line {event.call_line}"
        rows.append(row)
    return rows


def _joined(row: _Row, event: Event) -> bool:
    """Adds `event` to the row before, if it belongs there."""
    kind, last = event.kind, row.kinds[-1]
    if kind is K.SCOPE_ENDS and last is K.SCOPE_ENDS:
        row.names.append(event.variable or "")
        row.texts[-1] = f"{', '.join(row.names)} go out of scope"
        return True
    if kind in (K.CREATED, K.CHANGED) and all(k in _GROWTH for k in row.kinds):
        row.add(event, 0)
        return True
    if kind in _FOLLOWS and last in _FOLLOWS[kind]:
        row.add(event)
        return True
    return False


_GROWTH = (K.ALLOCATED, K.REALLOCATED, K.FREED)
_FOLLOWS = {
    K.FREED: (K.DROPPED, K.FREED, *_GROWTH),
    K.ALLOCATED: _GROWTH,
    K.REALLOCATED: _GROWTH,
    K.PRINTED: (K.BORROWED, K.PRINTED),
    K.RETURNED: (K.SCOPE_ENDS, K.DROPPED, K.FREED),
}


# ------------------------------------------------------------------ texts


def _called(e: Event) -> str:
    shown = ", ".join(f"{name} = {value}" for name, value in e.arguments or ())
    return f"{e.function}({shown}) called"


def _returned(e: Event) -> str:
    return f"{e.function} returns" + (f" {e.value}" if e.value is not None else "")


def _created(e: Event) -> str:
    by = f" by {e.by}" if e.by == "clone" else ""
    return f"{e.variable} = {e.value} created{by}"


def _moved(e: Event) -> str:
    return f"{e.variable} moved to {e.to}"


def _copied(e: Event) -> str:
    value = f" = {e.value}" if e.value is not None else ""
    return f"{e.variable}{value} copied to {e.to}"


def _borrowed(e: Event) -> str:
    how = "mutable" if e.mutable else "shared"
    by = f" by {e.by}" if e.by else ""
    until = f" until line {e.until_line}" if e.until_line else ""
    return f"{e.variable} borrowed ({how}){by}{until}"


def _changed(e: Event) -> str:
    of = f" of {e.by}" if e.by else ""
    before, after = _difference(e.from_ or "", e.to or "")
    return f"{e.variable}{of} changed from {before} to {after}"


def _difference(before: str, after: str) -> tuple[str, str]:
    """Long values without most of what they have in common, at word boundaries."""
    if len(before) + len(after) <= 60:
        return before, after
    a, b = before.split(" "), after.split(" ")
    most = min(len(a), len(b))
    same = next((i for i in range(most) if a[i] != b[i]), most)
    rest = most - same
    end = next((i for i in range(rest) if a[-1 - i] != b[-1 - i]), rest)
    return _shortened(a, same, end), _shortened(b, same, end)


def _shortened(words: list[str], same: int, end: int) -> str:
    """`words` with what is between the first and the `same`th, and in the last `end`, left out."""
    head = words[:same] if same <= 3 else [*words[:2], ".."]
    tail = words[len(words) - end :]
    tail = tail if end <= 3 else [*tail[:1], "..", tail[-1]]
    return " ".join([*head, *words[same : len(words) - end], *tail])


def _dropped(e: Event) -> str:
    return f"{e.variable} dropped"


def _scope_ends(e: Event) -> str:
    return f"{e.variable} goes out of scope"


def _allocated(e: Event) -> str:
    return f"heap block #{e.block}: {_bytes(e.bytes)}"


def _reallocated(e: Event) -> str:
    word = "grows" if (e.bytes or 0) > (e.old_bytes or 0) else "shrinks"
    return f"#{e.block} {word} from {e.old_bytes} to {_bytes(e.bytes)}"


def _freed(e: Event) -> str:
    return f"#{e.block} freed"


def _leaked(e: Event) -> str:
    owner = f", allocated for {e.owner}" if e.owner else ""
    return f"#{e.block} leaked: {_bytes(e.bytes)} ({e.cause}){owner}"


def _printed(e: Event) -> str:
    text = (e.text or "").removesuffix("\n")
    return "prints " + ", ".join(f'"{line}"' for line in text.split("\n"))


def _panicked(e: Event) -> str:
    return f"panic: {e.text}"


def _bytes(n: int | None) -> str:
    return "1 byte" if n == 1 else f"{n} bytes"


TEXTS: dict[EventKind, Callable[[Event], str]] = {
    K.CALLED: _called,
    K.RETURNED: _returned,
    K.CREATED: _created,
    K.MOVED: _moved,
    K.COPIED: _copied,
    K.BORROWED: _borrowed,
    K.CHANGED: _changed,
    K.DROPPED: _dropped,
    K.SCOPE_ENDS: _scope_ends,
    K.ALLOCATED: _allocated,
    K.REALLOCATED: _reallocated,
    K.FREED: _freed,
    K.LEAKED: _leaked,
    K.PRINTED: _printed,
    K.PANICKED: _panicked,
}
