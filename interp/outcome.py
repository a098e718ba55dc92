"""The result of a run, as data: what `--report` writes."""

from __future__ import annotations

from enum import Enum
from typing import Any

from attrs import asdict, define, field, frozen


class OutcomeKind(Enum):
    EXIT = "exit"
    PANIC = "panic"
    UNDEFINED_BEHAVIOR = "undefined-behavior"
    STACK_OVERFLOW = "stack-overflow"
    ABORT = "abort"
    DEADLOCK = "deadlock"
    OUT_OF_MEMORY = "out-of-memory"
    REJECTED = "rejected"
    UNSUPPORTED = "unsupported"
    LIMIT = "limit"
    INTERNAL_ERROR = "internal-error"


@frozen
class Place:
    """A location in the user's code."""

    file: str
    line: int
    column: int
    function: str


@frozen
class Edge:
    """One pointer of a cycle: block number `source` holds one to `target` at `path`, stored `at`."""

    source: int
    target: int
    path: str
    at: Place | None


@frozen
class Leak:
    cause: str
    bytes: int
    align: int
    type: str
    allocated_at: Place | None
    strong_count: int | None = None
    path: str | None = None
    edges: tuple[Edge, ...] = ()
    closed_at: Place | None = None
    lost_at: Place | None = None
    group: int = 0


@frozen
class LeakGroup:
    cause: str
    blocks: int
    bytes: int
    allocated_at: Place | None
    lost_at: Place | None = None
    help: str | None = None


@frozen
class Fault:
    """Undefined behaviour: what happened and where."""

    kind: str
    message: str
    at: Place | None
    allocated_at: Place | None = None
    freed_at: Place | None = None
    stack: tuple[Place, ...] = ()


@frozen
class Overflow:
    function: str
    frame_bytes: int
    depth: int
    largest_local: str | None
    largest_bytes: int = 0


@frozen
class StackReport:
    limit: int
    peak: int
    depth: int | None = None
    overflow: Overflow | None = None


@frozen
class HeapReport:
    allocations: int = 0
    frees: int = 0
    peak_live: int = 0
    live_at_exit: int = 0
    reserved: int = 0
    fragmentation: float = 0.0
    blocks: tuple[dict[str, Any], ...] = ()


@frozen
class Static:
    name: str
    type: str
    bytes: int
    address: int
    mutable: bool


@define
class Outcome:
    """`message` is the panic's, fault's or internal error's text."""

    kind: OutcomeKind
    exit_status: int
    stdout: str = ""
    stderr: str = ""
    message: str | None = None
    at: Place | None = None
    leaks: tuple[Leak, ...] = ()
    leak_groups: tuple[LeakGroup, ...] = ()
    undefined_behavior: Fault | None = None
    stack: StackReport = field(factory=lambda: StackReport(0, 0))
    heap: HeapReport = field(factory=HeapReport)
    statics: tuple[Static, ...] = ()
    timings: dict[str, float] = field(factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The object that `--report` writes."""
        out = asdict(self, value_serializer=_plain, filter=_shown)
        out["outcome"] = self.kind.value
        del out["kind"]
        out["undefined_behavior"] = out.get("undefined_behavior")
        out["leaks"] = [dict(leak) for leak in out.get("leaks", ())]
        return out


def _shown(attribute: Any, value: Any) -> bool:
    return value is not None and not (attribute.name in ("edges", "group") and not value)


def _plain(_owner: Any, _attribute: Any, value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value
