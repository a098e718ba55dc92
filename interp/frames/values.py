"""Which register values of a debug build need a slot in the frame.

LLVM's fast register allocator keeps nothing in registers between basic blocks or over a call. Its
block is a *segment* here. A block of LIR is several: an assertion, a call that unwinds into
cleanup, and the check for null and alignment before an access through a raw pointer or a box end
one; a jump to a block that nothing else jumps to does not. A *point* is a segment and how many
calls were made in it: a value that is used at another point than it is made at has a slot.

Registers are those of `same`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.context import LangItem
from checker.mir import ir
from checker.types import ty as t
from grammar.record import define, field, frozen
from interp.codegen import lir
from interp.codegen.places import place_type, projected

from .memory import Touch, touches
from .same import Register, SameRegisters

if TYPE_CHECKING:
    from .passing import Bytes, ValueTypes

Point = tuple[int, int]

ADDRESS = -1
"""In place of an offset: the address that a local is passed by."""
RESULT_ADDRESS = (0, -2)
"""A function that returns by address also returns that address."""
ENTRY = (0, 0)
PANIC = (-1, 0)
"""A block that panics."""
MORE_CASES = (-2, 0)
"""The blocks that compare with the third and later cases of a switch."""
INLINE_COPY = 128
"""Bytes of the largest value copied without a call of memcpy."""
ARGUMENT_REGISTERS = 6


@frozen(eq=False)
class Merged:
    """What a function that is always inlined adds to its caller."""

    slots: list[Bytes]
    calls: bool
    splits: bool


@define(eq=False)
class Values:
    """One walk over a function; `run` fills the public tables."""

    types: ValueTypes
    fn: lir.Function
    memory: list[bool]
    pads: dict[lir.Instr, int]
    """Where instructions unwind to, if there is something to do there."""
    inlined: dict[lir.Instance, Merged]
    slots: list[Bytes] = field(factory=list)
    """Of values without a name."""
    calls: bool = False
    made: dict[Register, Point] = field(factory=dict)
    used: dict[Register, set[Point]] = field(factory=dict)
    same: SameRegisters = field(init=False)
    at: Point = ENTRY
    segments: int = 1
    formatting: bool = False
    """Whether an entry of a `format_args!` was made."""

    def __attrs_post_init__(self) -> None:
        self.same = SameRegisters(self.types, self.fn, self.memory)

    def run(self, blocks: list[int]) -> None:
        self.parameters()
        follows = self.merged(blocks)
        heads = [b for b in blocks if b not in follows.values()]
        for head in heads:
            self.at = ENTRY if head == 0 else self.fresh_segment()
            b: int | None = head
            while b is not None:
                for instr in self.fn.blocks[b].instrs:
                    self.instr(instr)
                self.terminator(self.fn.blocks[b].term)
                b = follows.get(b)

    def crossing(self) -> list[Bytes]:
        """The slots of registers that are used at another point than they are made at."""
        found: dict[Register, int] = {}
        for register, points in self.used.items():
            root = self.same.root(register)
            if root in self.made and any(p != self.made.get(root) for p in points):
                found[root] = self.width(root)
        order = {r: i for i, r in enumerate(self.made)}
        latest_first = sorted(found, key=lambda r: (self.made[r][0], -order[r]))
        return [(found[r], found[r]) for r in latest_first]

    def width(self, register: Register) -> int:
        local, offset = register
        for leaf in self.types.scalars(self.fn.locals[local]) or ():
            if leaf.offset == offset:
                return leaf.size
        return 8

    # -------------------------------------------------------------- control

    def merged(self, blocks: list[int]) -> dict[int, int]:
        """For each block the one that LLVM has in the same basic block after it."""
        preds = dict.fromkeys(blocks, 0)
        for b in blocks:
            block = self.fn.blocks[b]
            for s in lir.successors(block.term):
                preds[s] += 1
            for i in block.instrs:
                if self.pads.get(i, -1) >= 0:
                    preds[self.pads[i]] += 2
        return {
            b: term.target
            for b in blocks
            if isinstance(term := self.fn.blocks[b].term, lir.Goto) and preds[term.target] == 1
        }

    def fresh_segment(self) -> Point:
        self.segments += 1
        return self.segments, 0

    def split(self) -> None:
        self.at = self.fresh_segment()

    def call(self) -> None:
        self.calls = True
        self.at = (self.at[0], self.at[1] + 1)

    # -------------------------------------------------------------- definitions and uses

    def parameters(self) -> None:
        fn = self.fn
        if self.types.by_address(fn.locals[0]):
            self.made[0, ADDRESS] = self.made[RESULT_ADDRESS] = ENTRY
        for i in range(1, fn.arg_count + 1):
            if self.types.by_address(fn.locals[i]):
                self.made[i, ADDRESS] = ENTRY
            elif not self.memory[i]:
                self.make(i)

    def make(self, local: int) -> None:
        for leaf in self.types.scalars(self.fn.locals[local]) or ():
            self.made[local, leaf.offset] = self.at

    def use(self, register: Register, at: Point | None = None) -> None:
        self.used.setdefault(register, set()).add(at or self.at)

    def read(self, place: ir.Place, at: Point | None = None) -> None:
        """The registers that reading `place`, or making its address, needs."""
        for p in place.projection:
            if isinstance(p, ir.Index) and not self.memory[p.local]:
                self.use((p.local, 0), at)
        if self.memory[place.local]:
            if (place.local, ADDRESS) in self.made:
                self.use((place.local, ADDRESS), at)
            return
        for register in self.same.registers(place)[0]:
            self.use(register, at)

    def operand(self, op: lir.Operand, at: Point | None = None) -> None:
        if not isinstance(op, ir.Const):
            self.read(op.place, at)

    # -------------------------------------------------------------- instructions

    def instr(self, instr: lir.Instr) -> None:
        places = list(touches(instr))
        if not isinstance(instr, lir.DropPlace):
            for place, _ in places:
                self.checked(place)
        match instr:
            case lir.Set(place, rvalue):
                self.assign(place, rvalue, places)
            case lir.Call():
                self.call_instr(instr)
            case lir.Assert():
                self.assertion(instr)
            case lir.DropPlace(place):
                self.read(place)
                self.call()
                if instr in self.pads:
                    self.split()
            case _:
                pass

    def checked(self, place: ir.Place) -> None:
        """The checks before an access through a raw pointer, or through the one in a box."""
        closed = self.types.program.closed
        ty, variant_of = self.fn.locals[place.local], None
        for n, p in enumerate(place.projection):
            if isinstance(p, ir.Deref) and not isinstance(ty, t.Ref):
                inner = closed.pointee(ty)
                self.read(ir.Place(place.local, place.projection[:n]))
                if closed.is_sized(inner):
                    loaded = n > 0 or self.memory[place.local]
                    if loaded and closed.is_box(ty):
                        self.slots.append((8, 8))
                    self.split()
            if isinstance(p, ir.Downcast):
                variant_of = p
                continue
            ty = projected(closed, ty, (p,) if variant_of is None else (variant_of, p))
            variant_of = None

    def assign(
        self, place: ir.Place, rvalue: ir.Rvalue, places: list[tuple[ir.Place, Touch]]
    ) -> None:
        for p, touch in places:
            if touch is not Touch.WRITE or p.projection or self.memory[p.local]:
                self.read(p)
        if place.projection or self.memory[place.local]:
            if (
                self.types.size(place_type(self.types.program.closed, self.fn, place))[0]
                > INLINE_COPY
            ):
                self.call()
            return
        self.make(place.local)
        self.same.note(place.local, rvalue)

    def call_instr(self, instr: lir.Call) -> None:
        first = self.at == ENTRY
        registers: list[list[Register]] = []
        for a in instr.args:
            self.operand(a)
            registers += self.pass_argument(a)
        if isinstance(instr.callee, lir.Indirect):
            self.operand(instr.callee.operand)
        if first:
            self.displaced(registers)
        self.format_argument(instr.callee, registers)
        dest = instr.dest
        result = place_type(self.types.program.closed, self.fn, dest)
        if self.types.by_address(result):
            self.read(dest)
        self.enter(instr.callee)
        if self.types.as_integer(result):
            self.slots.append((8, 8))
        kept = not dest.projection and not self.memory[dest.local]
        if kept:
            self.make(dest.local)
        if instr in self.pads:
            if not kept:
                self.slots += [(x.size, x.size) for x in self.types.scalars(result) or ()]
            self.split()
        if not kept:
            self.read(dest)

    def enter(self, callee: lir.Callee) -> None:
        merged = self.inlined.get(callee.instance) if isinstance(callee, lir.Direct) else None
        if merged is None:
            self.call()
            return
        self.slots += merged.slots
        if merged.splits:
            self.split()
        if merged.calls:
            self.call()

    def pass_argument(self, a: lir.Operand) -> list[list[Register]]:
        """The registers (of locals) in each register that `a` is passed in."""
        if isinstance(a, lir.RefTo):
            return [[]]
        if isinstance(a, ir.Const):
            return [[] for _ in self.types.scalars(a.constant.ty) or ()]
        ty = place_type(self.types.program.closed, self.fn, a.place)
        if self.types.by_address(ty):
            if isinstance(a, ir.Copy):
                self.slots.append(self.types.size(ty))
            return [[]]
        if self.types.as_integer(ty):
            self.slots.append((8, 8))
            return [[]]
        if self.memory[a.place.local]:
            return [[] for _ in self.types.scalars(ty) or ()]
        found, behind = self.same.registers(a.place)
        return [[] if behind else [r] for r in found]

    def format_argument(self, callee: lir.Callee, registers: list[list[Register]]) -> None:
        """rustc makes all references to the arguments of `format_args!` before the first entry;
        the lowering here makes each one just before its entry, where the order allows it."""
        instance = callee.instance if isinstance(callee, lir.Direct) else None
        if not isinstance(instance, lir.FnInstance):
            return
        tcx = self.types.program.tcx
        if tcx.is_lang(instance.def_, LangItem.FORMAT_NEW):
            self.formatting = False
        elif tcx.is_lang(instance.def_, LangItem.FORMAT_ARGUMENT_NEW):
            roots = [self.same.root(r) for r in registers[0]]
            if self.formatting:
                self.slots += [(8, 8) for r in roots if r is not None and self.made[r] == self.at]
            self.formatting = True

    def displaced(self, registers: list[list[Register]]) -> None:
        """Arguments that the first call passes on in another one's register are put aside."""
        arriving = [r for r in self.made if self.made[r] == ENTRY and 0 < r[0] <= self.fn.arg_count]
        arriving = arriving[:ARGUMENT_REGISTERS]
        for at, passed in enumerate(registers[: len(arriving)]):
            for r in passed:
                root = self.same.root(r)
                if root in arriving and arriving.index(root) != at:
                    self.slots.append((8, 8))

    def assertion(self, instr: lir.Assert) -> None:
        if self.same.constant(instr.cond):
            return
        self.operand(instr.cond)
        self.calls = True
        self.split()
        for op in instr.operands:
            self.operand(op, PANIC)

    def terminator(self, term: lir.Terminator) -> None:
        match term:
            case lir.Switch():
                self.operand(term.operand)
                if len(self.cases(term)) > 2:
                    self.operand(term.operand, MORE_CASES)
            case lir.Return():
                if RESULT_ADDRESS in self.made:
                    self.use(RESULT_ADDRESS)
                else:
                    self.read(ir.Place(ir.RETURN))
            case _:
                pass

    def cases(self, term: lir.Switch) -> set[int]:
        """The targets that control can reach."""
        blocks = self.fn.blocks
        targets = {*term.targets, term.otherwise}
        return {b for b in targets if not isinstance(blocks[b].term, lir.Unreachable)}
