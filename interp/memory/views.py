"""Memory looked at with another type than it was stored with, and addresses.

An allocation keeps leaves, not bytes. A pointer that is cast so that its slots no longer fit
becomes a pointer into a `View`: an allocation-like object whose `d` encodes and decodes the bytes
of the underlying leaves on each access. Leaves whose bytes are not known (a buffer, a niche) end
the run as unsupported; nothing is ever guessed.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from grammar.record import define, field
from interp.faults import Missing, UndefinedBehavior
from interp.runtime import DANGLING, ZST
from interp.shape import Leaf, LeafKind

from .heap import Allocation, Block, Fill, Heap, U

if TYPE_CHECKING:
    from interp.mono import Program

    from .unit import Unit

NULL: tuple[None, int] = (None, 0)


class RawBlock(Block):
    """A block from `alloc`: bytes, until it is first cast to a type."""

    __slots__ = ()


class FnAlloc(Allocation):
    """The provenance of a function pointer seen as data."""

    __slots__ = ("function",)

    def __init__(self, function: Any) -> None:
        self.d = []
        self.t = None
        self.function = function


class View:
    """`base` seen as an array of `t` that starts at byte `origin`."""

    __slots__ = ("_d", "base", "origin", "t")

    def __init__(self, views: Views, base: Any, origin: int, unit: Unit) -> None:
        self.base = base
        self.origin = origin
        self.t = unit
        self._d = ViewData(views, base, origin, unit)

    @property
    def d(self) -> Any:
        return None if self.base.d is None else self._d

    @property
    def freed(self) -> Any:
        return getattr(self.base, "freed", None)

    @property
    def site(self) -> int:
        return int(self.base.site)


class ViewData:
    """The leaves of a `View`."""

    __slots__ = ("base", "origin", "unit", "views")

    def __init__(self, views: Views, base: Any, origin: int, unit: Unit) -> None:
        self.views = views
        self.base = base
        self.origin = origin
        self.unit = unit

    def __len__(self) -> int:
        size = self.views.bytes_in(self.base) - self.origin
        return size // max(self.unit.size, 1) * self.unit.count

    def __getitem__(self, i: Any) -> Any:
        if isinstance(i, slice):
            return [self[j] for j in range(*i.indices(len(self)))]
        leaf = self.unit.leaves[i % self.unit.count]
        at = self.origin + self.unit.offset(i)
        raw = self.views.load(self.base, at, leaf.size)
        if raw is None:
            return U
        if leaf.kind in (LeafKind.ALLOC, LeafKind.SLOT):
            found = self.views.from_addr(int.from_bytes(raw, "little"), self.unit)
            return found[leaf.kind is LeafKind.SLOT]
        return self.views.decode(leaf, raw)

    def __setitem__(self, i: Any, value: Any) -> None:
        if isinstance(i, slice):
            for j, x in zip(range(*i.indices(len(self))), value, strict=True):
                self[j] = x
            return
        leaf = self.unit.leaves[i % self.unit.count]
        at = self.origin + self.unit.offset(i)
        self.views.save(self.base, at, self.views.encode(leaf, value))


@define(eq=False)
class Views:
    """Casts of pointers and values that need bytes or addresses."""

    heap: Heap
    program: Program
    exposed: dict[int, Any] = field(factory=dict)
    functions: dict[Any, int] = field(factory=dict)

    def names(self) -> dict[str, Any]:
        return {
            "recast": self.recast,
            "transmute": self.transmute,
            "address": self.address,
            "expose": self.expose,
            "from_addr": self.from_addr,
            "ptr_cmp": self.ptr_cmp,
            "fat_cmp": self.fat_cmp,
            "fn_addr": self.fn_addr,
            "FnAlloc": FnAlloc,
        }

    # -------------------------------------------------------------- addresses

    def address(self, a: Any, s: int, unit: Unit) -> int:
        if a is None or a is DANGLING:
            return s
        if isinstance(a, View):
            return self.heap.address(a.base) + a.origin + int(a.t.offset(s)) - unit.first
        if isinstance(a, FnAlloc):
            return self.fn_addr(a.function)
        if a is ZST or a.t is None:
            return max(unit.align, 1)
        if unit.count == 0 and a.t.count and s % a.t.count == 0:
            return self.heap.address(a) + s // int(a.t.count) * int(a.t.size)
        return self.heap.address(a) + int(a.t.offset(s)) - unit.first

    def fn_addr(self, function: Any) -> int:
        return self.functions.setdefault(function, 0x5555_5555_0000 + 16 * len(self.functions))

    def ptr_cmp(self, a: Any, s: int, b: Any, u: int, unit: Unit) -> int:
        if a is not b:
            s, u = self.address(a, s, unit), self.address(b, u, unit)
        return (s > u) - (s < u)

    def fat_cmp(self, a: Any, s: int, m: Any, b: Any, u: int, k: Any, unit: Unit) -> int:
        order = self.ptr_cmp(a, s, b, u, unit)
        if order or m is k or m == k:
            return order
        return -1 if isinstance(m, int) and m < k else 1

    def expose(self, a: Any, s: int, unit: Unit) -> int:
        at = self.address(a, s, unit)
        if a is not None and a is not DANGLING and not isinstance(a, FnAlloc):
            base = a.base if isinstance(a, View) else a
            if base.t is not None:
                self.exposed[self.heap.address(base)] = base
        return at

    def from_addr(self, n: int, unit: Unit) -> tuple[Any, int]:
        if n == 0:
            return NULL
        for start, base in self.exposed.items():
            if start <= n <= start + self.bytes_in(base):
                return self.at_byte(base, n - start, unit)
        return DANGLING, n

    # -------------------------------------------------------------- casts

    def recast(self, a: Any, s: int, source: Unit, target: Unit) -> tuple[Any, int]:
        """A pointer to `source` as a pointer to `target`."""
        if a is None or a is DANGLING or a is ZST or target.count == 0:
            return a, s
        if isinstance(a, FnAlloc) or a.d is None:
            return a, s
        if isinstance(a, View):
            return self.at_byte(a.base, a.origin + a.t.offset(s) - source.first, target)
        if isinstance(a, RawBlock):
            self.retype(a, target)
        shift = source.first if source.count else target.first
        return self.at_byte(a, a.t.offset(s) - shift, target)

    def at_byte(self, base: Any, offset: int, target: Unit) -> tuple[Any, int]:
        """A pointer to `target` at byte `offset` of `base`."""
        slot = self.slot_at(base.t, offset, target)
        if slot is not None:
            return base, slot
        if target.count == 0:
            return base, 0
        whole, origin = divmod(offset, target.size)
        return View(self, base, origin, target), whole * target.count

    def retype(self, a: RawBlock, target: Unit) -> None:
        """The first look at raw memory with a type gives it that type."""
        if a.t.count != 1 or target.size == 0 or a.t.ty == target.ty:
            return
        d = a.d
        first = d[0] if len(d) else U
        if first is not U and first != 0:
            return
        if any(x is not first for x in d) and first is U:
            return
        if first is not U and any(d):
            return
        n = a.n * a.t.size // target.size
        if n == 0:
            return
        rest = a.n * a.t.size
        if n * target.size != rest:
            return
        a.t = target
        a.n = n
        blank = [U if first is U else _zero(x) for x in target.leaves]
        a.d = blank * n

    def slot_at(self, unit: Any, offset: int, target: Unit) -> int | None:
        """The slot of `unit` at byte `offset` if the leaves there are those of `target`."""
        if unit is None or unit.count == 0 or unit.size == 0 or target.count == 0:
            return None
        leaves = unit.leaves
        want = target.leaves
        whole, rest = divmod(offset + want[0].offset, unit.size)
        for i, leaf in enumerate(leaves):
            base = rest - want[0].offset
            if leaf.offset == rest and _fits(leaves, i, want, base, unit, target):
                return int(whole * unit.count + i)
        return None

    # -------------------------------------------------------------- bytes

    def leaf_or_uninit(self, d: Any, i: int) -> Any:
        """Leaf `i`, or `U` where the bytes are not those of a value."""
        try:
            return d[i]
        except UndefinedBehavior:
            return U

    def bytes_in(self, base: Any) -> int:
        """The size of an allocation in bytes."""
        if base.d is None:
            return 0
        if base.t.count == 0:
            return int(base.t.size)
        size: int = base.t.size
        return len(base.d) // int(base.t.count) * size

    def load(self, base: Any, at: int, size: int) -> bytes | None:
        """Bytes `at..at + size` of `base`; None if one is not initialised."""
        out = bytearray()
        if at + size > self.bytes_in(base):
            return None
        while len(out) < size:
            raw, start = self.leaf_bytes(base, at + len(out))
            if raw is None:
                return None
            here = at + len(out) - start
            out += raw[here : here + size - len(out)]
        return bytes(out)

    def save(self, base: Any, at: int, data: bytes) -> None:
        done = 0
        while done < len(data):
            slot, leaf, start = self.leaf_at(base, at + done)
            here = at + done - start
            part = data[done : done + leaf.size - here]
            whole = bytearray(leaf.size)
            if len(part) < leaf.size:
                old, _ = self.leaf_bytes(base, at + done)
                whole[:] = old if old is not None else bytes(leaf.size)
            whole[here : here + len(part)] = part
            base.d[slot] = self.decode(leaf, bytes(whole))
            done += len(part)

    def leaf_at(self, base: Any, at: int) -> tuple[int, Leaf, int]:
        """(slot, leaf, its first byte) of the leaf that has byte `at`."""
        unit = base.t
        whole, rest = divmod(at, unit.size)
        for i, leaf in enumerate(unit.leaves):
            if leaf.kind is not LeafKind.SLOT and leaf.offset <= rest < leaf.offset + leaf.size:
                return whole * unit.count + i, leaf, whole * unit.size + leaf.offset
        raise Missing("reading padding bytes")

    def leaf_bytes(self, base: Any, at: int) -> tuple[bytes | None, int]:
        slot, leaf, start = self.leaf_at(base, at)
        value = base.d[slot]
        if value is U:
            return None, start
        if leaf.kind is LeafKind.ALLOC:
            return self.expose(value, base.d[slot + 1], base.t).to_bytes(8, "little"), start
        return self.encode(leaf, value), start

    def encode(self, leaf: Leaf, value: Any) -> bytes:
        match leaf.kind:
            case LeafKind.INT | LeafKind.CHAR | LeafKind.BOOL | LeafKind.LEN | LeafKind.TAG:
                if value is None:
                    raise Missing("the bytes of an enum with a niche")
                return int(value).to_bytes(leaf.size, "little", signed=int(value) < 0)
            case LeafKind.FLOAT:
                return struct.pack("<f" if leaf.size == 4 else "<d", value)
            case LeafKind.FN:
                return self.fn_addr(value).to_bytes(8, "little")
            case LeafKind.MIXED if isinstance(value, int):
                return value.to_bytes(leaf.size, "little", signed=value < 0)
        raise Missing("the bytes of this value")

    def decode(self, leaf: Leaf, raw: bytes) -> Any:
        match leaf.kind:
            case LeafKind.TAG:
                value = int.from_bytes(raw, "little", signed=leaf.signed)
                if leaf.valid is not None and value not in leaf.valid:
                    message = (
                        f"constructing invalid value: encountered {value:#04x}, but expected a "
                        "valid enum tag"
                    )
                    raise UndefinedBehavior("invalid-value", message, 0)
                return value
            case LeafKind.INT | LeafKind.LEN | LeafKind.MIXED:
                return int.from_bytes(raw, "little", signed=leaf.signed)
            case LeafKind.BOOL:
                if raw[0] > 1:
                    message = (
                        f"constructing invalid value: encountered {raw[0]:#04x}, "
                        "but expected a boolean"
                    )
                    raise UndefinedBehavior("invalid-value", message, 0)
                return raw[0] == 1
            case LeafKind.CHAR:
                value = int.from_bytes(raw, "little")
                if value > 0x10FFFF or 0xD800 <= value < 0xE000:
                    message = (
                        f"constructing invalid value: encountered {value:#010x}, but expected a "
                        "valid unicode scalar value"
                    )
                    raise UndefinedBehavior("invalid-value", message, 0)
                return value
            case LeafKind.FLOAT:
                return struct.unpack("<f" if leaf.size == 4 else "<d", raw)[0]
            case LeafKind.FN:
                value = int.from_bytes(raw, "little")
                for function, at in self.functions.items():
                    if at == value:
                        return function
        raise Missing("a pointer made of bytes")

    def transmute(self, leaves: tuple[Any, ...], source: Unit, target: Unit, site: int = 0) -> Any:
        """The leaves of `target` that have the bytes of `leaves`."""
        try:
            return self._transmute(leaves, source, target)
        except UndefinedBehavior as e:
            e.site = e.site or site
            raise

    def _transmute(self, leaves: tuple[Any, ...], source: Unit, target: Unit) -> Any:
        if source.size > target.size:
            raise Missing("transmuting to a smaller type")
        cell = Allocation(list(leaves), source)
        out = []
        for leaf in target.leaves:
            if leaf.kind is LeafKind.SLOT:
                continue
            if leaf.kind is LeafKind.ALLOC:
                out += self._pointer_at(cell, leaf)
                continue
            raw = self.load(cell, leaf.offset, leaf.size)
            out.append(U if raw is None else self.decode(leaf, raw))
        return tuple(out) if len(out) != 1 else (out[0],)

    def _pointer_at(self, cell: Allocation, leaf: Leaf) -> list[Any]:
        slot, found, start = self.leaf_at(cell, leaf.offset)
        if found.kind is LeafKind.ALLOC and start == leaf.offset:
            return [cell.d[slot], cell.d[slot + 1]]
        raw = self.load(cell, leaf.offset, 8)
        if raw is None:
            return [U, U]
        return list(self.from_addr(int.from_bytes(raw, "little"), cell.t))


def _fits(
    leaves: tuple[Leaf, ...], i: int, want: tuple[Leaf, ...], base: int, unit: Any, target: Unit
) -> bool:
    """Whether leaves `i..` (wrapping into the next element) have the kinds and places of `want`."""
    n = len(leaves)
    if n == 1 and len(want) == 1:
        return _same(leaves[0], want[0])
    if n == 1 and unit.size * len(want) != target.size:
        return False
    if target.size == 1 and unit.size != n:
        return False  # a pointer to bytes goes on byte by byte, through fields of other sizes too
    for j, w in enumerate(want):
        whole, k = divmod(i + j, n)
        leaf = leaves[k]
        if not _same(leaf, w) or leaf.offset + whole * unit.size - base != w.offset:
            return False
    return True


def _same(a: Leaf, b: Leaf) -> bool:
    return a.kind is b.kind and a.size == b.size and a.signed == b.signed


def _zero(leaf: Leaf) -> Any:
    match leaf.kind:
        case LeafKind.FLOAT:
            return 0.0
        case LeafKind.BOOL:
            return False
        case LeafKind.ALLOC:
            return None
        case _:
            return 0


__all__ = ["Fill", "RawBlock", "View", "Views"]
