"""Allocations and the simulated heap.

An `Allocation` is a list of leaves (`d`) and the type they have. While the program runs, taking and
giving back a heap block only appends to a log; `Heap.replay` later runs the log through the
simulated allocator, so results are as if each event had been handled at once (addresses, peaks,
counters). It runs when somebody asks (an address is exposed, the report is made) and when the log
is long.

The allocator rounds to 16 bytes with an 8 byte header (glibc's chunks), gives back the smallest
free block that fits, splits it, joins neighbours, and else takes pages from the simulated system;
it never gives pages back.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import Any

from grammar.record import define, field
from interp.faults import LimitReached

HEAP_BASE = 0x5555_5558_0000
STACK_TOP = 0x7FFF_FFFF_F000
STATIC_BASE = 0x5555_5555_4000
PAGE = 4096
LOG_LIMIT = 1 << 16
GRAIN = 16
"""The alignment of every block."""


class Uninit:
    """The leaf of memory that was never written."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "uninit"


U = Uninit()


class Allocation:
    """A stack slot or static: `d` its leaves (None once it is gone), `t` its type's `Unit`."""

    __slots__ = ("addr", "d", "freed", "t")
    addr: int
    freed: int | None

    def __init__(self, d: Any, t: Any) -> None:
        self.d = d
        self.t = t

    n = 1
    site = 0


class Block(Allocation):
    """A heap block of `n` values of type `t`; `site` is where it was allocated. `addr` is 0 until
    the allocator has seen it, and negative once it is free."""

    __slots__ = ("mark", "n", "site", "stores")
    stores: dict[int, tuple[int, int]]
    mark: tuple[str, int]

    def __init__(self, d: Any, t: Any, n: int, site: int) -> None:
        self.d = d
        self.t = t
        self.n = n
        self.site = site
        self.addr = 0


class Buffer(Block):
    """What a `RawBuf` holds: `d` the elements, `n` the capacity; `index` that of a hash map's
    entries. `spare` is what a checked program has written behind the elements, and from which
    leaf on; while such an access is going on, it stands in `d` behind the first `over` leaves,
    which are the elements (-1: there are only these)."""

    __slots__ = ("index", "over", "spare")
    index: Any
    over: int
    spare: tuple[int, Any]

    def __init__(self, d: Any, t: Any, n: int, site: int) -> None:
        self.d = d
        self.t = t
        self.n = n
        self.site = site
        self.addr = 0
        self.index = None
        self.over = -1


class Fill:
    """`n` leaves that are all `value`, not stored until one of them is written."""

    __slots__ = ("count", "real", "value")

    def __init__(self, value: Any, count: int) -> None:
        self.value = value
        self.count = count
        self.real: list[Any] | None = None

    def whole(self) -> list[Any]:
        """The leaves as a list of their own, from now on."""
        if self.real is None:
            self.real = [self.value] * self.count
        return self.real

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Any:
        return iter(self.whole()) if self.real is not None else iter([self.value] * self.count)

    def __getitem__(self, i: Any) -> Any:
        if self.real is not None:
            return self.real[i]
        if isinstance(i, slice):
            count = len(range(*i.indices(self.count)))
            return Fill(self.value, count)
        if not -self.count <= i < self.count:
            raise IndexError(i)
        return self.value

    def __setitem__(self, i: Any, value: Any) -> None:
        self.whole()[i] = value


@define(eq=False)
class Heap:
    """The simulated heap: the log, live blocks by address, free memory, counters."""

    log: list[Any] = field(factory=list)
    live: dict[int, Block] = field(factory=dict)
    sizes: dict[int, int] = field(factory=dict)
    free_by_size: list[tuple[int, int]] = field(factory=list)
    free_at: dict[int, int] = field(factory=dict)
    free_end: dict[int, int] = field(factory=dict)
    bins: dict[int, list[int]] = field(factory=dict)
    top: int = HEAP_BASE
    end: int = HEAP_BASE
    allocations: int = 0
    frees: int = 0
    live_bytes: int = 0
    peak_live: int = 0
    stack_next: int = STACK_TOP
    static_next: int = STATIC_BASE
    limit: int | None = None
    """Bytes that may live at one time."""

    # -------------------------------------------------------------- events

    def replay(self) -> None:
        """Handles all logged events."""
        log, self.log[:] = list(self.log), []
        for event in log:
            if event.__class__ is tuple:
                block, n, size = event
                self.resized(block, n, size)
            elif event.addr > 0:
                self.release(event)
            else:
                self.take(event, event.n * event.t.size)

    def resized(self, block: Block, n: int, size: int) -> None:
        if block.addr > 0:
            self.release(block)
        if n:
            self.take(block, n * size)

    def take(self, block: Block, size: int) -> None:
        """Gives `block` an address for `size` bytes."""
        self.allocations += 1
        self.live_bytes += size
        if self.live_bytes > self.peak_live:
            self.peak_live = self.live_bytes
            if self.limit is not None and self.live_bytes > self.limit:
                raise LimitReached(f"the program had more than {self.limit:,} bytes on the heap")
        room = size + 23 & -16 if size > 24 else 32
        align = block.t.align
        addr = self.find(room) if align <= GRAIN else self.find_aligned(room, align)
        block.addr = addr
        self.live[addr] = block
        self.sizes[addr] = size

    def release(self, block: Block) -> None:
        addr = block.addr
        block.addr = -addr
        self.live.pop(addr, None)
        size = self.sizes.pop(addr)
        self.frees += 1
        self.live_bytes -= size
        room = size + 23 & -16 if size > 24 else 32
        found = self.bins.get(room)
        if found is None:
            self.bins[room] = [addr]
        else:
            found.append(addr)

    # -------------------------------------------------------------- free memory

    def find(self, room: int) -> int:
        """An address for `room` bytes: of the same size, of free memory, of new pages."""
        same = self.bins.get(room)
        if same:
            return same.pop()
        if self.bins and self.end - self.top < room:
            self.join()
        i = bisect_left(self.free_by_size, (room, 0))
        if i < len(self.free_by_size):
            size, addr = self.free_by_size.pop(i)
            del self.free_at[addr], self.free_end[addr + size]
            if size > room:
                self.insert(addr + room, size - room)
            return addr
        addr = self.top
        self.top += room
        if self.top > self.end:
            self.end = self.top + PAGE - 1 & -PAGE
        return addr

    def find_aligned(self, room: int, align: int) -> int:
        """The same for an alignment beyond the usual: more is taken, what is left over given
        back."""
        same = self.bins.get(room, [])
        for i, addr in enumerate(same):
            if addr % align == 0:
                return same.pop(i)
        addr = self.find(room + align)
        start = addr + align - 1 & -align
        self.insert(start + room, addr + align - start)
        if start > addr:
            self.insert(addr, start - addr)
        return start

    def join(self) -> None:
        """Moves the bins to the free memory, joining neighbours."""
        for room, addrs in self.bins.items():
            for addr in addrs:
                self.insert(addr, room)
        self.bins.clear()

    def insert(self, addr: int, size: int) -> None:
        before = self.free_end.pop(addr, None)
        if before is not None:
            del self.free_at[before]
            self.forget(before, addr - before)
            addr, size = before, size + addr - before
        after = self.free_at.pop(addr + size, None)
        if after is not None:
            self.forget(addr + size, after)
            del self.free_end[addr + size + after]
            size += after
        if addr + size == self.top:
            self.top = addr
            return
        self.free_at[addr] = size
        self.free_end[addr + size] = addr
        insort(self.free_by_size, (size, addr))

    def forget(self, addr: int, size: int) -> None:
        del self.free_by_size[bisect_left(self.free_by_size, (size, addr))]

    # -------------------------------------------------------------- addresses

    def address(self, allocation: Allocation) -> int:
        """The address of an allocation's first byte."""
        if isinstance(allocation, Block):
            self.replay()
            return abs(allocation.addr) or int(allocation.t.align)
        found: int = getattr(allocation, "addr", 0)
        if not found:
            size = max(allocation.t.size, 1)
            self.stack_next = (self.stack_next - size) & -max(allocation.t.align, 1)
            found = allocation.addr = self.stack_next
        return found

    def reserved(self) -> int:
        return self.end - HEAP_BASE

    def free_bytes(self) -> int:
        binned = sum(room * len(addrs) for room, addrs in self.bins.items())
        return binned + sum(size for size, _ in self.free_by_size) + self.end - self.top

    def fragmentation(self) -> float:
        """The share of free memory that is not in the largest free block."""
        self.join()
        sizes = [size for size, _ in self.free_by_size] + [self.end - self.top]
        total = sum(sizes)
        return 0.0 if not total else 1 - max(sizes) / total
