"""Sizes of stack frames in a debug build of rustc 1.95 on x86-64.

Without optimisation a frame is: the locals in memory (`memory`), 16 bytes for an exception on
its way if the function cleans up, and a slot of its own for each register value that lives beyond a
basic block or a call (`values`), each aligned; with the return address a multiple of 16. A
function that calls nothing keeps 128 bytes below the stack pointer; `#[inline(always)]` merges the
slots of a function into those of its caller. Checked against `rustc -Zemit-stack-sizes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.mir import ir
from grammar.record import define, field
from interp.closed import Unsupported, attributes
from interp.codegen import lir

from .copies import simplified
from .memory import in_memory, touches
from .passing import Bytes, ValueTypes
from .values import Merged, Values

if TYPE_CHECKING:
    from interp.mono import Program

EXCEPTION = 16
"""Bytes for an exception on its way through a function that cleans up."""
RETURN_ADDRESS = 8
RED_ZONE = 128


@define(eq=False)
class Frames:
    """The frames of a program's functions."""

    program: Program
    types: ValueTypes = field(init=False)
    merged: dict[lir.Instance, Merged] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.types = ValueTypes(self.program)

    def measure(self, fns: list[lir.Function]) -> None:
        """Sets `frame` of `fns`: bytes that one call takes, its return address included."""
        always = {id(fn) for fn in fns if self._always_inlined(fn)}
        for fn in sorted(fns, key=lambda fn: id(fn) not in always):
            try:
                values = self._values(fn)
            except Unsupported:
                continue
            fn.frame = _size(values)
            if id(fn) in always:
                self.merged[fn.instance] = Merged(values.slots, values.calls, values.segments > 1)

    def _always_inlined(self, fn: lir.Function) -> bool:
        instance = fn.instance
        if not isinstance(instance, lir.FnInstance):
            return False
        return attributes(self.program.tcx, instance.def_).get("inline") == ("always",)

    def _values(self, fn: lir.Function) -> Values:
        fn = simplified(fn)
        pads = {i: b for block in fn.blocks for i in block.instrs if (b := _pad(fn, i)) is not None}
        blocks = _reachable(fn, pads)
        memory = in_memory(self.types, fn, blocks)
        values = Values(self.types, fn, memory, pads, self.merged)
        values.run(blocks)
        exception = [(EXCEPTION, 8)] if any(b >= 0 for b in pads.values()) else []
        if not exception and self._always_inlined(fn):
            exception = self._given_to_native(values)
        locals_ = _locals(self.types, fn, blocks, memory)
        values.slots = [*exception, *values.slots, *locals_, *values.crossing()]
        return values

    def _given_to_native(self, values: Values) -> list[Bytes]:
        """What a native is given and cannot take when it unwinds is dropped by its caller: slots
        of the values, of the exception twice, and of the result."""
        fn, closed = values.fn, self.program.closed
        given = [
            fn.locals[a.place.local]
            for b in fn.blocks
            for i in b.instrs
            if isinstance(i, lir.Call) and isinstance(i.callee, lir.Native)
            for a in i.args
            if isinstance(a, ir.Move) and closed.needs_drop(fn.locals[a.place.local])
        ]
        own = [self.types.size(ty) for ty in given if not self.types.by_address(ty)]
        return [(EXCEPTION, 8), (8, 8), (8, 8), *own] if given else []


def _size(values: Values) -> int:
    total = 0
    for size, align in values.slots:
        total = ((total + align - 1) & -align) + size
    if not values.calls:
        return max(total - RED_ZONE, 0) + RETURN_ADDRESS
    return (total + RETURN_ADDRESS + 15) & -16


def _locals(
    types: ValueTypes, fn: lir.Function, blocks: list[int], memory: list[bool]
) -> list[Bytes]:
    """The slots of locals in memory; what is passed by address is the caller's."""
    named = set(range(1, fn.arg_count + 1))
    if not types.by_address(fn.locals[0]):
        named.add(0)
    for b in blocks:
        for i in fn.blocks[b].instrs:
            named |= {p.local for p, _ in touches(i) if p.local}
    out = []
    for local in sorted(named, reverse=True):
        size, align = types.size(fn.locals[local])
        passed = local <= fn.arg_count and types.by_address(fn.locals[local])
        if memory[local] and size and not passed:
            out.append((size, align))
    return out


def _reachable(fn: lir.Function, pads: dict[lir.Instr, int]) -> list[int]:
    seen, work = {0}, [0]
    while work:
        block = fn.blocks[work.pop()]
        unwinds = (pads.get(i, lir.TERMINATE) for i in block.instrs)
        for s in (*lir.successors(block.term), *(u for u in unwinds if u >= 0)):
            if s not in seen:
                seen.add(s)
                work.append(s)
    return sorted(seen)


def _pad(fn: lir.Function, instr: lir.Instr) -> int | None:
    """Where `instr` unwinds to; None if an exception goes on to the caller at once."""
    if not isinstance(instr, (lir.Call, lir.DropPlace, lir.Assert)):
        return None
    b, seen = instr.unwind, set[int]()
    while b >= 0 and b not in seen:
        seen.add(b)
        block = fn.blocks[b]
        if any(not isinstance(i, (lir.Live, lir.Dead)) for i in block.instrs):
            return b
        if isinstance(block.term, lir.Resume):
            return None
        if not isinstance(block.term, lir.Goto):
            return b
        b = block.term.target
    return b if b == lir.TERMINATE else None
