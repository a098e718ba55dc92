"""What a run came to: data, and its JSON form (docs/report.schema.json)."""

from __future__ import annotations

from typing import Any

from grammar.record import Enum, define, field, frozen


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


class LeakCause(Enum):
    RC_CYCLE = "rc-cycle"
    FORGET = "forget"
    BOX_LEAK = "box-leak"
    INTO_RAW = "into-raw"
    MANUALLY_DROP = "manually-drop"
    OVERWRITTEN = "overwritten"
    RAW_ALLOC = "raw-alloc"
    OTHER = "other"


class FaultKind(Enum):
    USE_AFTER_FREE = "use-after-free"
    DANGLING = "dangling"
    DOUBLE_FREE = "double-free"
    OUT_OF_BOUNDS = "out-of-bounds"
    NULL = "null"
    MISALIGNED = "misaligned"
    UNINIT = "uninit"
    INVALID_VALUE = "invalid-value"
    BAD_DEALLOC = "bad-dealloc"
    ALIASING = "aliasing"
    DATA_RACE = "data-race"
    UNREACHABLE = "unreachable"
    PRECONDITION = "precondition"


@frozen
class Place:
    """A location in the user's code: line and column from 1, the function around it."""

    file: str
    line: int
    column: int
    function: str

    def to_json(self) -> dict[str, Any]:
        function = self.function or None
        return {"file": self.file, "line": self.line, "column": self.column, "function": function}


@frozen
class Edge:
    """A pointer between leaked blocks: block `source` holds one to `target` at field `path`, stored
    `at`. Blocks are indices into `Outcome.leaks`."""

    source: int
    target: int
    path: str
    at: Place | None


@frozen
class Leak:
    """One leaked block; `bytes` and `align` are those of the requested layout."""

    cause: LeakCause
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

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "cause": self.cause.value,
            "bytes": self.bytes,
            "align": self.align,
            "type": self.type,
            "allocated_at": _place(self.allocated_at),
        }
        if self.lost_at is not None:
            data["lost_at"] = self.lost_at.to_json()
        if self.strong_count is not None:
            data["strong_count"] = self.strong_count
        if self.path is not None:
            data["path"] = self.path
        if self.edges:
            data["edges"] = [
                {"path": e.path, "to": e.target, "stored_at": _place(e.at)} for e in self.edges
            ]
        if self.closed_at is not None:
            data["closed_at"] = self.closed_at.to_json()
        return data


@frozen
class LeakGroup:
    """Leaks with one root cause: the blocks of a ring and what they own."""

    cause: LeakCause
    blocks: tuple[int, ...]
    bytes: int
    closed_at: Place | None = None
    lost_at: Place | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "cause": self.cause.value,
            "blocks": list(self.blocks),
            "bytes": self.bytes,
            "closed_at": _place(self.closed_at),
            "lost_at": _place(self.lost_at),
        }


@frozen
class Fault:
    """Undefined behaviour: what happened and where."""

    kind: FaultKind
    message: str
    at: Place | None
    allocated_at: Place | None = None
    freed_at: Place | None = None
    stack: tuple[Place, ...] = ()
    races_with: Place | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value,
            "message": self.message,
            "at": _place(self.at),
            "allocated_at": _place(self.allocated_at),
            "freed_at": _place(self.freed_at),
            "stack": [place.to_json() for place in self.stack],
        } | ({"races_with": self.races_with.to_json()} if self.races_with is not None else {})


@frozen
class BigLocal:
    """A local; `name` is None for a temporary."""

    name: str | None
    type: str
    bytes: int


@frozen
class Overflow:
    """Of the stack: the function that did not fit, how deep, and what fills its frame."""

    function: str
    frame_bytes: int
    depth: int
    largest_local: BigLocal | None

    def to_json(self) -> dict[str, Any]:
        big = self.largest_local
        return {
            "function": self.function,
            "frame_bytes": self.frame_bytes,
            "depth": self.depth,
            "largest_local": {"name": big.name, "type": big.type, "bytes": big.bytes}
            if big is not None
            else None,
        }


@frozen
class StackReport:
    """In bytes; `depth` in frames of the deepest function, where known."""

    limit: int
    peak: int
    depth: int | None = None
    overflow: Overflow | None = None

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = {"limit": self.limit, "peak": self.peak, "depth": self.depth}
        if self.overflow is not None:
            data["overflow"] = self.overflow.to_json()
        return data


@frozen
class HeapBlock:
    """One stretch of the heap."""

    address: int
    bytes: int
    used: bool
    type: str | None
    allocated_at: Place | None

    def to_json(self) -> dict[str, Any]:
        return {
            "address": self.address,
            "bytes": self.bytes,
            "state": "used" if self.used else "free",
            "type": self.type,
            "allocated_at": _place(self.allocated_at),
        }


@frozen
class HeapReport:
    """Counters over the run; sizes in bytes. `fragmentation` is 1 - largest free block / free.
    `blocks` only for a memory map."""

    allocations: int = 0
    frees: int = 0
    peak_live: int = 0
    live_at_exit: int = 0
    reserved: int = 0
    fragmentation: float = 0.0
    blocks: tuple[HeapBlock, ...] | None = None

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "allocations": self.allocations,
            "frees": self.frees,
            "peak_live": self.peak_live,
            "live_at_exit": self.live_at_exit,
            "reserved": self.reserved,
            "fragmentation": self.fragmentation,
        }
        if self.blocks is not None:
            data["blocks"] = [block.to_json() for block in self.blocks]
        return data


@frozen
class Static:
    name: str
    type: str
    bytes: int
    address: int
    mutable: bool
    at: Place | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "type": self.type,
            "bytes": self.bytes,
            "address": self.address,
            "mutable": self.mutable,
            "at": _place(self.at),
        }


@frozen
class StackLocal:
    """A local of `main` for the memory map; `in_register` where nothing takes its address."""

    name: str
    type: str
    bytes: int
    address: int
    in_register: bool


@frozen
class Wait:
    """In a deadlock: thread `thread` waits `at` for `what`, which thread `holder` has since
    `taken_at`, or which that thread stands for."""

    thread: str
    what: str
    at: Place | None
    holder: str | None = None
    taken_at: Place | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "thread": self.thread,
            "waits_for": self.what,
            "at": _place(self.at),
            "holder": self.holder,
            "taken_at": _place(self.taken_at),
        }


@define
class Outcome:
    """The result of a run. `message` is the panic's, fault's or internal error's text; `stdout` and
    `stderr` are what the program wrote."""

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
    main_locals: tuple[StackLocal, ...] = ()
    timings: dict[str, float] = field(factory=dict)
    waits: tuple[Wait, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The report, with the keys of the schema in its order."""
        fault = self.undefined_behavior
        data: dict[str, Any] = {
            "outcome": self.kind.value,
            "exit_status": self.exit_status,
            "leaks": [leak.to_json() for leak in self.leaks],
            "leak_groups": [group.to_json() for group in self.leak_groups],
            "undefined_behavior": fault.to_json() if fault is not None else None,
            "stack": self.stack.to_json(),
            "heap": self.heap.to_json(),
            "statics": [static.to_json() for static in self.statics],
            "timings": dict(self.timings),
        }
        if self.kind is OutcomeKind.DEADLOCK:
            data["deadlock"] = [wait.to_json() for wait in self.waits]
        return data


def _place(place: Place | None) -> dict[str, Any] | None:
    return place.to_json() if place is not None else None
