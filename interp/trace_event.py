"""What a trace consists of: events in the order in which they happened, and their JSON form."""

from __future__ import annotations

from typing import Any

from grammar.record import Enum, define, field

LIMIT = 10_000
"""A trace has so many events at most; the run is stopped there."""


class EventKind(Enum):
    CALLED = "called"
    RETURNED = "returned"
    CREATED = "created"
    MOVED = "moved"
    COPIED = "copied"
    BORROWED = "borrowed"
    CHANGED = "changed"
    DROPPED = "dropped"
    SCOPE_ENDS = "scope-ends"
    ALLOCATED = "allocated"
    REALLOCATED = "reallocated"
    FREED = "freed"
    LEAKED = "leaked"
    PRINTED = "printed"
    PANICKED = "panicked"


@define(eq=False)
class Event:
    """`variable` is a path such as `point.x`, `owner` the variable it starts with. What the other
    fields mean depends on the kind; those that mean nothing are None and not in the JSON.

    `to` is whom a value was moved or copied to, or the value a variable changed to. `by` is who
    borrowed, or which function's result a value is. `text` is what was printed. Blocks are
    numbered from 1 in the order of their allocation.
    """

    kind: EventKind
    line: int
    function: str
    depth: int
    file: str = ""
    variable: str | None = None
    owner: str | None = None
    type: str | None = None
    value: str | None = None
    from_: str | None = None
    to: str | None = None
    by: str | None = None
    mutable: bool | None = None
    until_line: int | None = None
    block: int | None = None
    bytes: int | None = None
    old_bytes: int | None = None
    text: str | None = None
    cause: str | None = None
    call_line: int | None = None
    owners: tuple[str, ...] = ()
    """Of a block's event: the variables that own the block at some time."""
    arguments: tuple[tuple[str, str], ...] | None = field(default=None)

    def to_json(self, step: int) -> dict[str, Any]:
        data: dict[str, Any] = {
            "step": step,
            "file": self.file,
            "line": self.line,
            "function": self.function,
            "depth": self.depth,
            "kind": self.kind.value,
        }
        for key in _OPTIONAL:
            value = getattr(self, "from_" if key == "from" else key)
            if value is not None:
                data[key] = value
        if self.variable is None and self.owner is not None:
            data["variable"] = self.owner
        if self.arguments is not None:
            data["arguments"] = [{"name": n, "value": v} for n, v in self.arguments]
        return data


_OPTIONAL = (
    "variable",
    "type",
    "value",
    "from",
    "to",
    "by",
    "mutable",
    "until_line",
    "block",
    "bytes",
    "old_bytes",
    "text",
    "cause",
    "call_line",
)
