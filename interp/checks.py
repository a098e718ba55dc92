"""Checks of memory accesses in programs with reachable user `unsafe`, and raw heap operations.

Each check ends the run with the first undefined behaviour, in words close to Miri's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grammar.record import define

from .faults import UndefinedBehavior
from .memory.heap import Block, Buffer, U
from .memory.unit import Unit
from .memory.views import RawBlock, View
from .runtime import DANGLING

if TYPE_CHECKING:
    from .state import Runtime


@define(eq=False)
class Checks:
    """The checked flavour's run-time functions."""

    runtime: Runtime

    def names(self) -> dict[str, Any]:
        return {
            "chk_r": self.chk_r,
            "chk_w": self.chk_w,
            "chk_buf": self.chk_buf,
            "chk_init": self.chk_init,
            "end_": self.end,
            "overwritten": self.overwritten,
            "free_checked": self.free_checked,
            "copy_leaves": self.copy_leaves,
            "copy_apart": self.copy_apart,
            "write_bytes": self.write_bytes,
            "offset_from": self.offset_from,
            "slice_contract": self.slice_contract,
            "raw_alloc": self.raw_alloc,
            "raw_alloc_zeroed": self.raw_alloc_zeroed,
            "raw_dealloc": self.raw_dealloc,
            "raw_realloc": self.raw_realloc,
        }

    def fault(self, kind: str, message: str, site: int, a: Any = None) -> None:
        if isinstance(a, View):
            a = a.base
        raise UndefinedBehavior(kind, message, site, a)

    # -------------------------------------------------------------- accesses

    def chk_w(self, a: Any, s: int, n: int, align: int, site: int) -> None:
        """Leaves `s..s + n` of `a` may be accessed."""
        if a is None or a is DANGLING:
            self.no_provenance(a, s, n, site)
            return
        d = a.d
        if d is None:
            self.gone(a, site)
        size = len(d)
        if n and (s < 0 or s + n > size) and not self.open_spare(a, s, n):
            self.outside(a, s, n, size, site)
        if align > 1 and isinstance(a, View):
            at = self.runtime.views.address(a, s, a.t)
            if at % align:
                self.fault(
                    "misaligned",
                    "accessing memory based on pointer with alignment "
                    f"{at & -at}, but alignment {align} is required",
                    site,
                    a,
                )

    def chk_r(self, a: Any, s: int, n: int, align: int, site: int) -> None:
        """The same, and they are initialised."""
        if isinstance(a, Buffer) and a.d is not None and self.unwritten(a, s + n):
            self.uninit(a, site)
        self.chk_w(a, s, n, align, site)
        if isinstance(a, View):
            self.decodes(a, s, n, site)
        elif n == 1:
            if a.d[s] is U:
                self.uninit(a, site)
        elif n:
            for x in a.d[s : s + n]:
                if x is U:
                    self.uninit(a, site)

    def decodes(self, a: View, s: int, n: int, site: int) -> None:
        """The bytes are those of valid values."""
        try:
            if any(x is U for x in a.d[s : s + n]):
                self.uninit(a, site)
        except UndefinedBehavior as e:
            e.site = e.site or site
            e.allocation = e.allocation or a.base
            raise

    def chk_buf(self, b: Any, site: int, freeing: bool = False) -> None:
        """A buffer about to be used is still there."""
        if b is U:
            self.uninit(b, site)
        if b.d is None:
            if freeing:
                message = "memory access failed: the memory has been freed already"
                self.fault("double-free", message, site, b)
            self.gone(b, site)
        if b.over >= 0:
            self.settle(b)

    def chk_init(self, leaves: tuple[Any, ...], site: int) -> None:
        """Values taken out of a union are initialised."""
        if any(x is U for x in leaves):
            self.uninit(None, site)

    def uninit(self, a: Any, site: int) -> None:
        self.fault(
            "uninit",
            "using uninitialized data, but this operation requires initialized memory",
            site,
            a,
        )

    def no_provenance(self, a: Any, s: int, n: int, site: int) -> None:
        if n == 0:
            return
        if a is None or s == 0:
            self.fault("null", "memory access failed: got a null pointer", site)
        message = (
            f"memory access failed: got {s:#x}[noalloc] which is a dangling pointer "
            "(it has no provenance)"
        )
        self.fault("dangling", message, site)

    def gone(self, a: Any, site: int) -> None:
        heap = isinstance(a.base if isinstance(a, View) else a, Block)
        kind = "use-after-free" if heap else "dangling"
        what = "has been freed" if heap else "is dangling: its scope has ended"
        self.fault(
            kind, f"memory access failed: the memory {what}, so this pointer is dangling", site, a
        )

    def outside(self, a: Any, s: int, n: int, size: int, site: int) -> None:
        unit = a.t
        at = unit.offset(s) if unit is not None and s >= 0 else s
        base = a.base if isinstance(a, View) else a
        total = self.runtime.views.bytes_in(base)
        if isinstance(base, Buffer):
            total = base.n * base.t.size
        self.fault(
            "out-of-bounds",
            f"memory access failed: the pointer is {at} bytes from the start of an allocation of "
            f"{total} bytes",
            site,
            a,
        )

    def end(self, a: Any, site: int) -> None:
        """A local's storage ends."""
        if a is not None:
            a.freed = site
            a.d = None

    def mark_freed(self, b: Any, site: int) -> None:
        b.freed = site
        b.d = None

    def forgotten(self, b: Any, leaves: Any, site: int) -> None:
        """Elements that `set_len` cut off."""
        self.runtime.mark_lost(leaves, "forget", site)

    def overwritten(self, a: Any, s: int, n: int, site: int) -> None:
        """Values that a raw store is about to overwrite without dropping them."""
        for x in a.d[s : s + n]:
            if isinstance(x, Block) and not hasattr(x, "mark"):
                x.mark = ("overwritten", site)

    # -------------------------------------------------------------- spare capacity

    def open_spare(self, b: Any, s: int, n: int) -> bool:
        """Whether leaves `s..s + n` are within the capacity of a buffer; then they are in `d`."""
        if not isinstance(b, Buffer) or s < 0 or s + n > b.n * max(b.t.count, 1):
            return False
        if b.over < 0:
            b.over = len(b.d)
            self.extend_from_spare(b, s + n)
        self.blank(b, s + n)
        return True

    def settle(self, b: Buffer) -> None:
        """`d` holds the elements again, and nothing else."""
        b.spare = (b.over, b.d[b.over :])
        del b.d[b.over :]
        b.over = -1

    def extend_from_spare(self, b: Buffer, end: int) -> None:
        """Appends what was written behind the elements, up to leaf `end` at least."""
        first, leaves = getattr(b, "spare", (0, ()))
        if first + len(leaves) > len(b.d):
            self.blank(b, first)
            b.d += leaves[len(b.d) - first :]
        self.blank(b, end)

    def blank(self, b: Buffer, end: int) -> None:
        missing = end - len(b.d)
        if missing > 0:
            b.d += bytes(missing) if b.t.bytes_only else [U] * missing

    def unwritten(self, b: Buffer, end: int) -> bool:
        """Whether nothing has been written at leaf `end - 1`: bytes cannot tell themselves."""
        if end <= len(b.d):
            return False
        first, leaves = getattr(b, "spare", (0, ())) if b.over < 0 else (0, ())
        return end > first + len(leaves) and end <= b.n * max(b.t.count, 1)

    # -------------------------------------------------------------- freeing

    def free_checked(self, a: Any, s: int, size: int, site: int) -> None:
        if a is None or a is DANGLING:
            if size:
                self.fault("bad-dealloc", "deallocating a pointer without an allocation", site)
            return
        base = a.base if isinstance(a, View) else a
        if base.d is None:
            kind = "double-free" if isinstance(base, Block) else "dangling"
            self.fault(kind, "memory access failed: the memory has been freed already", site, base)
        if not isinstance(base, Block):
            self.fault("bad-dealloc", "deallocating memory that is not from the heap", site, base)
        if s != 0:
            self.fault("bad-dealloc", "deallocating with a pointer into the middle", site, base)
        have = base.n * base.t.size
        if size >= 0 and size != have:
            message = (
                f"incorrect layout on deallocation: the block has size {have}, but size {size} "
                "was given"
            )
            self.fault("bad-dealloc", message, site, base)
        self.release(base, site)

    def release(self, base: Block, site: int) -> None:
        if base.t.size and base.n:
            self.runtime.heap.log.append((base, 0, base.t.size))
        self.mark_freed(base, site)

    # -------------------------------------------------------------- copies

    def copy_leaves(
        self, a: Any, s: int, b: Any, u: int, n: int, k: int, unit: Unit, site: int
    ) -> None:
        """Copies `n` elements of `k` leaves from `a` to `b`; they may overlap."""
        if n == 0 or k == 0:
            return
        self.chk_w(a, s, n * k, unit.align, site)
        target = b
        self.chk_w(target, u, n * k, unit.align, site)
        leaves = a.d[s : s + n * k]
        d = target.d
        if isinstance(d, bytearray) or not isinstance(d, list):
            d[u : u + n * k] = bytes(leaves) if isinstance(d, bytearray) else list(leaves)
        else:
            d[u : u + n * k] = list(leaves)

    def copy_apart(
        self, a: Any, s: int, b: Any, u: int, n: int, k: int, unit: Unit, site: int
    ) -> None:
        """The same for elements that must not overlap."""
        if a is b and n * k and abs(s - u) < n * k:
            self.fault(
                "precondition",
                "`copy_nonoverlapping` called on overlapping ranges",
                site,
                a,
            )
        self.copy_leaves(a, s, b, u, n, k, unit, site)

    def write_bytes(self, a: Any, s: int, value: int, n: int, unit: Unit, site: int) -> None:
        count = n * unit.count
        if not count:
            return
        self.chk_w(a, s, count, unit.align, site)
        if unit.bytes_only:
            for i in range(s, s + n):
                a.d[i] = value
            return
        views = self.runtime.views
        leaves = [views.decode(x, bytes([value]) * x.size) for x in unit.leaves]
        a.d[s : s + count] = leaves * n

    def offset_from(self, a: Any, s: int, b: Any, u: int, unit: Unit, site: int) -> int:
        if a is b:
            return (s - u) // max(unit.count, 1)
        views = self.runtime.views
        x = a.base if isinstance(a, View) else a
        y = b.base if isinstance(b, View) else b
        if x is not y:
            self.fault(
                "precondition",
                "`ptr_offset_from` called on two different pointers that are not both derived "
                "from the same allocation",
                site,
                x,
            )
        return (views.address(a, s, unit) - views.address(b, u, unit)) // max(unit.size, 1)

    def slice_contract(self, a: Any, s: int, n: int, unit: Unit, site: int) -> None:
        """What `slice::from_raw_parts` requires, but that the memory is there."""
        at = s if a is None else 0
        if isinstance(a, View):
            at = self.runtime.views.address(a, s, unit)
        null = a is None and s == 0
        if null or at % unit.align or n * unit.size >= 1 << 63:
            self.fault(
                "precondition",
                "slice::from_raw_parts requires the pointer to be aligned and non-null, and the "
                "total size of the slice not to exceed `isize::MAX`",
                site,
                a,
            )

    # -------------------------------------------------------------- raw blocks

    def raw_alloc(self, size: int, align: int, site: int) -> tuple[RawBlock, int]:
        if size == 0:
            self.fault("precondition", "creating an allocation with size 0", site)
        block = RawBlock([U] * size, _RawUnit(self.runtime.bytes_unit, align), size, site)
        self.runtime.heap.log.append((block, size, 1))
        return block, 0

    def raw_alloc_zeroed(self, size: int, align: int, site: int) -> tuple[RawBlock, int]:
        block, s = self.raw_alloc(size, align, site)
        block.d = [0] * size
        return block, s

    def raw_dealloc(self, a: Any, s: int, size: int, align: int, site: int) -> None:
        base = a.base if isinstance(a, View) else a
        if base is not None and base.d is not None and isinstance(base, Block):
            if base.t.align != align and isinstance(base, RawBlock) and base.t.count == 1:
                message = (
                    f"incorrect layout on deallocation: alignment {base.t.align}, but {align} "
                    "was given"
                )
                self.fault("bad-dealloc", message, site, base)
        self.free_checked(a, s, size, site)

    def raw_realloc(
        self, a: Any, s: int, size: int, align: int, new: int, site: int
    ) -> tuple[Any, int]:
        base = a.base if isinstance(a, View) else a
        if base is None or base.d is None:
            self.chk_w(a, s, 1, 1, site)
        unit = base.t
        each = max(unit.size, 1)
        fresh = RawBlock(list(base.d), unit, new // each, base.site)
        leaves = new // each * unit.count
        del fresh.d[leaves:]
        fresh.d += [U] * (leaves - len(fresh.d))
        self.free_checked(a, s, size, site)
        self.runtime.heap.log.append((fresh, new, 1))
        return fresh, 0


class _RawUnit:
    """Bytes with the alignment that was asked for."""

    def __init__(self, unit: Unit, align: int) -> None:
        self.program = unit.program
        self.ty = unit.ty
        self.size = 1
        self.align = align
        self.count = 1
        self.bytes_only = False
        self.leaves = unit.leaves

    first = 0

    def offset(self, slot: int) -> int:
        return slot
