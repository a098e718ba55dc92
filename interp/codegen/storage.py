"""Where each local lives, and how often it is defined and used.

A local that nothing borrows is one Python variable per leaf (scalar replacement). One that is
borrowed, dynamically indexed or of more than `BULK` leaves is an allocation of its own. Zero-sized
locals need nothing.
"""

from __future__ import annotations

from checker.mir import ir
from grammar.record import Enum, define, field
from interp.shape import Shapes

from . import lir


class Home(Enum):
    NONE = "zero-sized"
    LEAVES = "Python variables"
    MEMORY = "an allocation"


@define(eq=False)
class Storage:
    """`homes[l]`; `uses[l]` counts reads; `single` has the locals defined exactly once, as a whole;
    `kept` those that cleanup blocks read."""

    homes: list[Home]
    uses: list[int]
    defs: list[int]
    partial: list[bool]
    kept: set[int] = field(factory=set)
    shown: dict[int, int] = field(factory=dict)
    """How often a local is read by the message of an assertion (not counted in `uses`)."""

    def single(self, local: int) -> bool:
        return self.defs[local] == 1 and not self.partial[local]


def analyse(shapes: Shapes, fn: lir.Function) -> Storage:
    """Homes and counts of all locals of `fn`."""
    n = len(fn.locals)
    storage = Storage([Home.LEAVES] * n, [0] * n, [0] * n, [False] * n)
    for i, ty in enumerate(fn.locals):
        shape = shapes.of(ty)
        if shape.count == 0:
            storage.homes[i] = Home.NONE
        elif shape.bulk or shape.bytewise:
            storage.homes[i] = Home.MEMORY
        if 1 <= i <= fn.arg_count:
            storage.defs[i] += 1
    for block in fn.blocks:
        _Counter(storage, block.cleanup).block(block)
    storage.uses[0] += 1
    return storage


@define(eq=False)
class _Counter:
    storage: Storage
    cleanup: bool

    def block(self, block: lir.Block) -> None:
        for instr in block.instrs:
            match instr:
                case lir.Set(place, rvalue):
                    self.rvalue(rvalue)
                    self.define(place)
                case lir.Call():
                    if isinstance(instr.callee, lir.Indirect):
                        self.operand(instr.callee.operand)
                    for a in instr.args:
                        self.operand(a)
                    self.define(instr.dest)
                case lir.Assert():
                    self.operand(instr.cond)
                    for a in instr.operands:
                        self.message(a)
                case lir.DropPlace(place):
                    self.use(place)
                case _:
                    pass
        if isinstance(block.term, lir.Switch):
            self.operand(block.term.operand)
        if isinstance(block.term, lir.Return):
            pass

    def define(self, place: ir.Place) -> None:
        if place.projection:
            self.path(place)
            if has_deref(place):
                self.read(place.local)
            else:
                self.storage.partial[place.local] = True
        else:
            self.storage.defs[place.local] += 1
        if self.cleanup:
            self.storage.kept.add(place.local)

    def use(self, place: ir.Place) -> None:
        self.read(place.local)
        self.path(place)

    def read(self, local: int) -> None:
        self.storage.uses[local] += 1
        if self.cleanup:
            self.storage.kept.add(local)

    def path(self, place: ir.Place) -> None:
        """Index operands are read; indexing a local's own storage puts it into memory."""
        behind = False
        for p in place.projection:
            match p:
                case ir.Deref():
                    behind = True
                case ir.Index(local):
                    self.read(local)
                    if not behind:
                        self.memory(place.local)
                case _:
                    pass

    def memory(self, local: int) -> None:
        if self.storage.homes[local] is Home.LEAVES:
            self.storage.homes[local] = Home.MEMORY

    def operand(self, op: lir.Operand) -> None:
        if not isinstance(op, ir.Const):
            self.use(op.place)

    def message(self, op: ir.Operand) -> None:
        if isinstance(op, ir.Const):
            return
        if op.place.projection:
            self.use(op.place)
        else:
            self.storage.shown[op.place.local] = self.storage.shown.get(op.place.local, 0) + 1
            if self.cleanup:
                self.storage.kept.add(op.place.local)

    def rvalue(self, r: ir.Rvalue) -> None:
        match r:
            case ir.Use(op) | ir.Repeat(op) | ir.Unary(_, op) | ir.Cast(_, op):
                self.operand(op)
            case ir.Borrow(_, place) | ir.RawBorrow(_, place):
                self.use(place)
                if not has_deref(place):
                    self.memory(place.local)
            case ir.Binary(_, lhs, rhs):
                self.operand(lhs)
                self.operand(rhs)
            case ir.Discriminant(place) | ir.Len(place):
                self.use(place)
            case ir.Aggregate(_, operands):
                for op in operands:
                    self.operand(op)


def has_deref(place: ir.Place) -> bool:
    return any(isinstance(p, ir.Deref) for p in place.projection)
