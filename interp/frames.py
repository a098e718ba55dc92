"""Sizes of stack frames in a debug build of rustc 1.95.

Without optimisation rustc keeps a local in LLVM registers if it is one or two scalars, assigned once
as a whole and never borrowed; all others get a stack slot (`rustc_codegen_ssa::mir::analyze`). LLVM's
fast register allocator spills each register value that lives beyond its basic block. So a frame is
the slots, 8 bytes for each scalar of a value used in another block than it is made in, and the
return address, rounded to 16. Copies and fields of register values are the same register.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.context import LangItem
from checker.mir import ir
from checker.types import ty as t
from grammar.record import define, field

from .closed import Unsupported
from .codegen import lir
from .shape import BULK, LeafKind

if TYPE_CHECKING:
    from .mono import Program

LANDING_PAD = 32
"""Bytes for the exception on its way through a function that cleans up."""
REGISTERS = 16
"""Bytes of the largest value passed in registers."""


Point = tuple[int, int]
"""A block of LLVM's, and how many calls were made in it."""
CHECKED = (
    ir.BinOp.ADD_WITH_OVERFLOW,
    ir.BinOp.SUB_WITH_OVERFLOW,
    ir.BinOp.MUL_WITH_OVERFLOW,
)


def frame_size(program: Program, fn: lir.Function) -> int:
    """Bytes that one call of `fn` takes from the stack, its return address included."""
    frame = _Frame(program, fn)
    frame.scan()
    pad = LANDING_PAD if any(b.cleanup and b.instrs for b in fn.blocks) else 0
    return (frame.slots() + frame.spills() + pad + 8 + 15) & -16


@define(eq=False)
class _Frame:
    program: Program
    fn: lir.Function
    defs: list[int] = field(init=False)
    memory: list[bool] = field(init=False)
    made: dict[int, Point] = field(factory=dict)
    used: dict[int, set[Point]] = field(factory=dict)
    parts: dict[int, set[int]] = field(factory=dict)
    same: dict[int, int] = field(factory=dict)
    _pairs: set[t.Ty] | None = None

    def __attrs_post_init__(self) -> None:
        n = len(self.fn.locals)
        self.defs = [0] * n
        self.memory = [self.scalars(ty) > 2 for ty in self.fn.locals]

    def size(self, ty: t.Ty) -> tuple[int, int]:
        tcx = self.program.tcx
        if isinstance(ty, t.Adt) and tcx.is_lang(ty.def_, LangItem.FORMAT_ARGUMENTS):
            return 16, 8
        try:
            layout = self.program.layouts.of(ty)
        except Unsupported:
            return 0, 1
        return layout.size, layout.align

    def scalars(self, ty: t.Ty) -> int:
        """How many registers a value takes; 3 for one that is always in memory."""
        size, _ = self.size(ty)
        if size == 0:
            return 0
        if isinstance(ty, t.Array) or size > 2 * REGISTERS:
            return 3
        tcx = self.program.tcx
        if isinstance(ty, t.Adt):
            if tcx.is_lang(ty.def_, LangItem.FORMAT_ARGUMENTS):
                return 2
            if tcx.is_lang(ty.def_, LangItem.FORMAT_ARGUMENT):
                return 3
            if self.program.closed.adt_kind(ty) is t.AdtKind.UNION:
                return 3
        if self.program.shapes.count(ty) > BULK:
            return 3
        try:
            leaves = self.program.shapes.leaves(ty)
        except Unsupported:
            return 3
        if any(x.kind in (LeafKind.BUFFER, LeafKind.MIXED) for x in leaves):
            return 3
        return min(len({x.offset for x in leaves if x.kind is not LeafKind.SLOT}), 3)

    # -------------------------------------------------------------- definitions and uses

    def scan(self) -> None:
        fn = self.fn
        for i in range(1, fn.arg_count + 1):
            self.defs[i] += 1
            self.made[i] = (0, 0)
        joined = self.joined()
        calls: dict[int, int] = {}
        for b, block in enumerate(fn.blocks):
            if block.cleanup:
                continue
            at = joined[b]
            for instr in block.instrs:
                here = (at, calls.get(at, 0))
                if isinstance(instr, (lir.Call, lir.DropPlace)):
                    calls[at] = here[1] + 1
                self.instr(instr, here)
            end = (at, calls.get(at, 0))
            if isinstance(block.term, lir.Switch):
                self.operand(block.term.operand, end)
            elif isinstance(block.term, lir.Return):
                self.use(0, end)
        for i, n in enumerate(self.defs):
            if n > 1:
                self.memory[i] = True

    def joined(self) -> list[int]:
        """For each MIR block the first of those that are one block of LLVM's: calls that unwind
        to nothing go on in the same block."""
        fn = self.fn
        preds = [0] * len(fn.blocks)
        for block in fn.blocks:
            for s in lir.successors(block.term):
                preds[s] += 1
        out = list(range(len(fn.blocks)))
        for b, block in enumerate(fn.blocks):
            if isinstance(block.term, lir.Goto) and preds[block.term.target] == 1:
                last = block.instrs[-1] if block.instrs else None
                if not self.ends_block(last):
                    out[block.term.target] = out[b]
        return out

    def ends_block(self, last: lir.Instr | None) -> bool:
        if isinstance(last, lir.Assert):
            return True
        if isinstance(last, (lir.Call, lir.DropPlace)) and last.unwind >= 0:
            target = self.fn.blocks[last.unwind]
            return bool(target.instrs) or not isinstance(target.term, lir.Resume)
        return False

    def instr(self, instr: lir.Instr, b: Point) -> None:
        match instr:
            case lir.Set(place, rvalue):
                self.rvalue(rvalue, b)
                self.define(place, b)
                self.copied(place, rvalue)
            case lir.Call():
                for a in instr.args:
                    self.operand(a, b)
                if isinstance(instr.callee, lir.Indirect):
                    self.operand(instr.callee.operand, b)
                self.define(instr.dest, (b[0], b[1] + 1))
            case lir.Assert():
                self.operand(instr.cond, b)
                for a in instr.operands:
                    self.operand(a, b)
            case lir.DropPlace(place):
                self.place(place, b, address=True)
            case _:
                pass

    def define(self, place: ir.Place, b: Point) -> None:
        if place.projection:
            self.place(place, b, address=True)
        else:
            self.defs[place.local] += 1
            self.made[place.local] = b

    def copied(self, place: ir.Place, rvalue: ir.Rvalue) -> None:
        match rvalue:
            case ir.Use(ir.Copy(source) | ir.Move(source)) if not place.projection:
                if not any(isinstance(p, ir.Deref) for p in source.projection):
                    self.same[place.local] = source.local
            case _:
                pass

    def place(self, place: ir.Place, b: Point, address: bool = False) -> None:
        behind = False
        for p in place.projection:
            if isinstance(p, ir.Deref):
                behind = True
            elif isinstance(p, ir.Index):
                self.use(p.local, b)
        if address and not behind:
            self.memory[place.local] = True
        if place.projection and isinstance(place.projection[0], ir.Field):
            self.parts.setdefault(place.local, set()).add(place.projection[0].index)
        else:
            self.parts.setdefault(place.local, set()).update((0, 1))
        self.use(place.local, b)

    def use(self, local: int, b: Point) -> None:
        self.used.setdefault(local, set()).add(b)

    def operand(self, op: lir.Operand, b: Point) -> None:
        if not isinstance(op, ir.Const):
            self.place(op.place, b)

    def rvalue(self, r: ir.Rvalue, b: Point) -> None:
        match r:
            case ir.Borrow(_, place) | ir.RawBorrow(_, place):
                self.place(place, b, address=True)
            case ir.Discriminant(place) | ir.Len(place):
                self.place(place, b)
            case ir.Use(op) | ir.Repeat(op) | ir.Unary(_, op) | ir.Cast(_, op):
                self.operand(op, b)
            case ir.Binary(_, lhs, rhs):
                self.operand(lhs, b)
                self.operand(rhs, b)
            case ir.Aggregate(_, operands):
                for op in operands:
                    self.operand(op, b)

    # -------------------------------------------------------------- bytes

    def slots(self) -> int:
        """Locals in memory; a large argument is the caller's, here only its address."""
        total = 0
        for i, ty in enumerate(self.fn.locals):
            if not self.memory[i] or (i not in self.made and i not in self.used):
                continue
            size, align = self.size(ty)
            if size > REGISTERS and i <= self.fn.arg_count:
                size, align = 8, 8
            total = (total + align - 1) & -align
            total += size
        return (total + 7) & -8

    def spills(self) -> int:
        """Register values that live beyond the block that makes them."""
        crossing: set[int] = set()
        for i, blocks in self.used.items():
            if self.memory[i] or i not in self.made:
                continue
            root = i
            for _ in range(64):
                source = self.same.get(root)
                if source is None or self.memory[source]:
                    break
                root = source
            if root in self.same:
                continue
            if any(b != self.made.get(root) for b in blocks):
                crossing.add(root)
        total = 0
        for i in crossing:
            ty = self.fn.locals[i]
            if self.size(ty)[0]:
                total += 8 * self.width(i, ty)
        return total

    def width(self, local: int, ty: t.Ty) -> int:
        """Scalars of a register value; of a checked operation's pair only what is used later."""
        if ty in self.pairs():
            return 1
        return max(self.scalars(ty), 1)

    def pairs(self) -> set[t.Ty]:
        """Result types of checked arithmetic: the flag is tested at once."""
        if self._pairs is None:
            self._pairs = {
                self.fn.locals[i.place.local]
                for b in self.fn.blocks
                for i in b.instrs
                if isinstance(i, lir.Set)
                and isinstance(i.rvalue, ir.Binary)
                and i.rvalue.op in CHECKED
            }
        return self._pairs
