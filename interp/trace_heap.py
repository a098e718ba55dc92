"""The heap's events as a trace sees them: numbers for blocks, and a log that tells when it grows.

Everything the machine does to the heap is appended to `Heap.log`; a log that is a `TracedLog` hands
each entry to the tracer as it comes. An entry is a block (taken the first time it is seen, given
back the next) or `(buffer, capacity, size of an element)`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from grammar.record import Enum, define, field

from .memory.heap import Block


class HeapEvent(Enum):
    TAKEN = "taken"
    RESIZED = "resized"
    RELEASED = "released"


@define(eq=False)
class Known:
    """A block that was seen: `block` keeps it, so that its `id` stays its own."""

    number: int
    block: Any
    size: int
    live: bool = True


@define(eq=False)
class Blocks:
    """Numbers of heap blocks, from 1 in order of allocation."""

    known: dict[int, Known] = field(factory=dict)
    count: int = 0

    def find(self, block: Any) -> Known | None:
        """What is known of `block`. A buffer may have taken over a block: it has its address."""
        found = self.known.get(id(block))
        if found is None and isinstance(block, Block) and block.addr:
            for other in list(self.known.values()):
                if other.live and abs(other.block.addr) == abs(block.addr):
                    found = self.known[id(block)] = Known(other.number, block, other.size)
                    other.live = False
                    return found
        return found

    def number(self, block: Any) -> int | None:
        found = self.find(block) if isinstance(block, Block) else None
        return None if found is None else found.number

    def event(self, entry: Any) -> tuple[HeapEvent, Known, int] | None:
        """An entry of the log as an event, with the size before; None for empty blocks."""
        if entry.__class__ is tuple:
            block, n, unit = entry
            size = n * unit
        else:
            block = entry
            size = block.n * block.t.size
        found = self.find(block)
        if found is None or not found.live:
            if not size:
                return None
            self.count += 1
            found = self.known[id(block)] = Known(self.count, block, size)
            return HeapEvent.TAKEN, found, 0
        before = found.size
        if entry.__class__ is not tuple or not size:
            found.live = False
            return HeapEvent.RELEASED, found, before
        found.size = size
        return HeapEvent.RESIZED, found, before


class TracedLog(list[Any]):
    """A heap's log whose entries are told to `heard`."""

    def __init__(self, heard: Callable[[Any], None]) -> None:
        super().__init__()
        self.heard = heard

    def append(self, entry: Any) -> None:
        super().append(entry)
        self.heard(entry)
