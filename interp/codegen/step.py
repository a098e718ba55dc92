"""An increment in LIR, and how places of counters relate.

`x += 1` is an addition with a flag, an assertion that the flag is false, and a store; `Range::next`
copies `x` before. `Step.find` reads these instructions; the temporaries among them must have no
other use, which the caller checks (`Step.reads`).
"""

from __future__ import annotations

from checker.mir import ir
from grammar.record import define, field

from . import lir

MARKS = (lir.Live, lir.Dead)


@define(eq=False)
class Step:
    """Reads the instructions that increment `low`; `reads` has how often they read temporaries."""

    low: ir.Place
    olds: set[int] = field(factory=set)
    news: set[int] = field(factory=set)
    pairs: set[int] = field(factory=set)
    reads: dict[int, int] = field(factory=dict)

    def find(
        self, instrs: list[lir.Instr], variable: ir.Place
    ) -> tuple[list[lir.Instr], list[lir.Instr], lir.Instr] | None:
        """What remains of the instructions up to the store to `low`, with reads of the old value
        as reads of `variable`; those after it; the store."""
        kept: list[lir.Instr] = []
        for k, i in enumerate(instrs):
            match i:
                case lir.Live() | lir.Dead():
                    kept.append(i)
                case lir.Assert(ir.Copy(cond) | ir.Move(cond), False) if self.is_part(cond, 1):
                    self.count(cond.local)
                case lir.Set(place, ir.Use(ir.Copy(source) | ir.Move(source))) if same(
                    place, self.low
                ) and self.is_new(source):
                    self.count(source.local)
                    return kept, instrs[k + 1 :], i
                case lir.Set(ir.Place(local, ()), r, site):
                    if not self.learn(local, r):
                        return None
                    if local in self.olds:
                        kept.append(lir.Set(i.place, ir.Use(ir.Copy(variable)), site))
                case _:
                    return None
        return None

    def learn(self, local: int, r: ir.Rvalue) -> bool:
        match r:
            case ir.Binary(
                ir.BinOp.ADD_WITH_OVERFLOW | ir.BinOp.ADD as op,
                ir.Copy(base) | ir.Move(base),
                ir.Const(ir.IntConst(1)),
            ) if self.is_old(base):
                (self.news if op is ir.BinOp.ADD else self.pairs).add(local)
                self.reads.setdefault(local, 0)
                return True
            case ir.Use(ir.Copy(source) | ir.Move(source)) if self.is_part(source, 0):
                self.count(source.local)
                self.news.add(local)
                self.reads.setdefault(local, 0)
                return True
            case ir.Use(ir.Copy(source) | ir.Move(source)) if same(source, self.low):
                self.olds.add(local)
                return True
            case _:
                return False

    def is_old(self, place: ir.Place) -> bool:
        return same(place, self.low) or (not place.projection and place.local in self.olds)

    def is_new(self, place: ir.Place) -> bool:
        return self.is_part(place, 0) or (not place.projection and place.local in self.news)

    def is_part(self, place: ir.Place, index: int) -> bool:
        p = place.projection
        return (
            place.local in self.pairs
            and len(p) == 1
            and isinstance(p[0], ir.Field)
            and p[0].index == index
        )

    def count(self, local: int) -> None:
        self.reads[local] = self.reads.get(local, 0) + 1


def through(op: ir.Operand, sources: dict[int, ir.Operand]) -> ir.Operand:
    if not isinstance(op, ir.Const) and not op.place.projection:
        return sources.get(op.place.local, op)
    return op


def same_operand(op: ir.Operand | None, place: ir.Place) -> bool:
    return isinstance(op, (ir.Copy, ir.Move)) and same(op.place, place)


def increments(i: lir.Instr, low: ir.Place) -> bool:
    match i:
        case lir.Set(
            _,
            ir.Binary(
                ir.BinOp.ADD_WITH_OVERFLOW | ir.BinOp.ADD,
                ir.Copy(base) | ir.Move(base),
                ir.Const(ir.IntConst(1)),
            ),
        ):
            return same(base, low)
        case _:
            return False


def written(i: lir.Instr) -> ir.Place | None:
    """The place within a local that an instruction changes."""
    match i:
        case lir.Set(place) | lir.Call(place):
            behind = any(isinstance(p, ir.Deref) for p in place.projection)
            return None if behind else place
        case _:
            return None


def overlap(a: ir.Place, b: ir.Place) -> bool:
    """Whether two places may share memory; the types in projections do not matter."""
    if a.local != b.local:
        return False
    for p, q in zip(a.projection, b.projection, strict=False):
        if not isinstance(p, ir.Field) or not isinstance(q, ir.Field):
            return True
        if p.index != q.index:
            return False
    return True


def same(a: ir.Place, b: ir.Place) -> bool:
    """The same place, made of fields."""
    return (
        len(a.projection) == len(b.projection)
        and all(isinstance(p, ir.Field) for p in a.projection)
        and overlap(a, b)
    )
