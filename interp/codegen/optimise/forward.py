"""Seeing through locals that only carry a value.

For locals that are assigned once, as a whole, and never borrowed:

- `x = y`, `x = y.f`, `x = const` with `y` another such local: `x` is that place or constant;
- `r = &p` or `&raw p` where `p` denotes the same memory whenever `r` is visible: `*r` is `p`;
- `c = (a, b)`, a struct, closure or variant: `c.0` is `a`, its discriminant is known.

A place is stable if it has no dereference, or only one, of a local as above, and its indices are
such locals. That uses come after the one assignment is a property of MIR (definite initialisation).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.mir import ir
from checker.names.defs import PrimTy
from checker.types import ty as t
from checker.types.tables import PointerCast
from grammar.record import define, field
from grammar.span import DUMMY_SPAN
from interp.codegen import lir

from . import rewrite

if TYPE_CHECKING:
    from interp.codegen.module import Module


def run(module: Module, fn: lir.Function) -> bool:
    """One round; tells whether anything changed."""
    facts = Facts.of(fn)
    forward = _Forward(module, fn, facts)
    forward.learn()
    if not (forward.copies or forward.refs or forward.parts):
        return False
    forward.apply()
    return forward.changed


@define(eq=False)
class Facts:
    """Per local: how often it is assigned as a whole, partly, and whether it is borrowed."""

    defs: list[int]
    partial: list[bool]
    borrowed: list[bool]

    @staticmethod
    def of(fn: lir.Function) -> Facts:
        n = len(fn.locals)
        facts = Facts([0] * n, [False] * n, [False] * n)
        for i in range(1, fn.arg_count + 1):
            facts.defs[i] = 1
        for block in fn.blocks:
            for instr in block.instrs:
                match instr:
                    case lir.Set(place, rvalue):
                        facts.assign(place)
                        if isinstance(rvalue, (ir.Borrow, ir.RawBorrow)):
                            facts.borrow(rvalue.place)
                    case lir.Call():
                        facts.assign(instr.dest)
                        for a in instr.args:
                            if isinstance(a, lir.RefTo):
                                facts.borrow(a.place)
                    case lir.DropPlace(place):
                        facts.borrow(place)
                    case _:
                        pass
        return facts

    def assign(self, place: ir.Place) -> None:
        if not place.projection:
            self.defs[place.local] += 1
        elif not any(isinstance(p, ir.Deref) for p in place.projection):
            self.partial[place.local] = True

    def borrow(self, place: ir.Place) -> None:
        if not any(isinstance(p, ir.Deref) for p in place.projection):
            self.borrowed[place.local] = True

    def fixed(self, local: int) -> bool:
        """Assigned once as a whole, and never changed behind a reference."""
        return self.defs[local] == 1 and not self.partial[local] and not self.borrowed[local]


@define(eq=False)
class _Forward:
    module: Module
    fn: lir.Function
    facts: Facts
    copies: dict[int, ir.Place | ir.Const] = field(factory=dict)
    refs: dict[int, ir.Place] = field(factory=dict)
    parts: dict[int, ir.Aggregate] = field(factory=dict)
    changed: bool = False

    # -------------------------------------------------------------- learning

    def learn(self) -> None:
        facts = self.facts
        for block in self.fn.blocks:
            for instr in block.instrs:
                if not isinstance(instr, lir.Set) or instr.place.projection:
                    continue
                local = instr.place.local
                if local == 0 or not facts.fixed(local):
                    continue
                self.learn_one(local, instr.rvalue)

    def learn_one(self, local: int, r: ir.Rvalue) -> None:
        match r:
            case ir.Use(ir.Const() as const):
                if isinstance(const.constant, (ir.IntConst, ir.FnConst, ir.ZstConst)):
                    self.copies[local] = const
            case ir.Use(ir.Copy(place) | ir.Move(place)):
                if self.fixed_part(place) and place.local != local:
                    if self.same_type(local, place):
                        self.copies[local] = place
            case ir.Cast(PointerCast.MUT_TO_CONST | ir.CastOp.PTR_TO_PTR, op, _):
                if not isinstance(op, ir.Const) and self.plain_cast(local, op.place):
                    self.copies[local] = op.place
            case ir.Borrow(_, place) | ir.RawBorrow(_, place):
                if self.stable(place) and place.local != local:
                    self.refs[local] = place
            case ir.Aggregate(kind, _, ty):
                if isinstance(kind, ir.AggregateArray):
                    return
                if isinstance(kind, ir.AggregateAdt) and kind.field is not None:
                    return
                if not self.module.program.shapes.of(ty).bulk:
                    self.parts[local] = r
            case _:
                pass

    def same_type(self, local: int, place: ir.Place) -> bool:
        """Leaves agree, and so do field numbers."""
        return self.fn.locals[local] == self.module.place_type(self.fn, place)

    def plain_cast(self, local: int, place: ir.Place) -> bool:
        """A cast between `*mut T` and `*const T`."""
        if not self.fixed_part(place):
            return False
        a, b = self.fn.locals[local], self.module.place_type(self.fn, place)
        closed = self.module.program.closed
        return (
            isinstance(a, (t.RawPtr, t.Ref))
            and isinstance(b, (t.RawPtr, t.Ref))
            and closed.pointee(a) == closed.pointee(b)
        )

    def fixed_part(self, place: ir.Place) -> bool:
        """A place within a fixed local, dereferences and indices excluded."""
        return self.facts.fixed(place.local) and all(
            isinstance(p, (ir.Field, ir.Downcast, ir.ConstantIndex)) for p in place.projection
        )

    def stable(self, place: ir.Place) -> bool:
        derefs = [i for i, p in enumerate(place.projection) if isinstance(p, ir.Deref)]
        if len(derefs) > 1 or (derefs and not self.facts.fixed(place.local)):
            return False
        for i, p in enumerate(place.projection):
            if isinstance(p, ir.Subslice):
                return False
            if isinstance(p, ir.Index):
                if not self.facts.fixed(p.local) or (derefs and i < derefs[0]):
                    return False
        return True

    # -------------------------------------------------------------- applying

    def apply(self) -> None:
        for block in self.fn.blocks:
            for k, instr in enumerate(block.instrs):
                new = rewrite.instr(instr, self.place, self.operand, self.dest)
                new = self.known(new)
                if new is not instr and not same_instr(new, instr):
                    block.instrs[k] = new
                    self.changed = True
            new_term = rewrite.term(block.term, self.operand)
            if new_term is not block.term:
                block.term = new_term
                self.changed = True

    def place(self, place: ir.Place) -> ir.Place:
        for _ in range(32):
            new = self.step(place)
            if new is None:
                break
            place = new
        return self.indices(place)

    def dest(self, place: ir.Place) -> ir.Place:
        """A destination: a local itself stays, what lies behind one is rewritten."""
        return self.place(place) if place.projection else place

    def indices(self, place: ir.Place) -> ir.Place:
        """Indices that are copies of other locals or constants."""
        if not any(isinstance(p, ir.Index) for p in place.projection):
            return place
        parts: list[ir.Projection] = []
        for p in place.projection:
            if isinstance(p, ir.Index) and p.local in self.copies:
                target = self.copies[p.local]
                if isinstance(target, ir.Place):
                    if not target.projection:
                        p = ir.Index(target.local)
                elif isinstance(target.constant, ir.IntConst):
                    n = target.constant.value
                    p = ir.ConstantIndex(n, n + 1, False)
            parts.append(p)
        new = ir.Place(place.local, tuple(parts))
        return place if new == place else new

    def step(self, place: ir.Place) -> ir.Place | None:
        local, proj = place.local, place.projection
        target = self.copies.get(local)
        if isinstance(target, ir.Place):
            return ir.Place(target.local, target.projection + proj)
        if not proj:
            return None
        if isinstance(proj[0], ir.Deref):
            found = self.refs.get(local)
            if found is not None:
                return ir.Place(found.local, found.projection + proj[1:])
            return None
        part = self.part(place)
        if part is not None:
            op, rest = part
            if isinstance(op, (ir.Copy, ir.Move)) and self.fixed_part(op.place):
                return ir.Place(op.place.local, op.place.projection + rest)
        return None

    def part(self, place: ir.Place) -> tuple[ir.Operand, tuple[ir.Projection, ...]] | None:
        """The operand that field `place` of a known aggregate was made of."""
        made = self.parts.get(place.local)
        if made is None:
            return None
        proj = place.projection
        if isinstance(proj[0], ir.Downcast):
            kind = made.kind
            if not isinstance(kind, ir.AggregateAdt) or kind.variant != proj[0].variant:
                return None
            proj = proj[1:]
        if not proj or not isinstance(proj[0], ir.Field):
            return None
        return made.operands[proj[0].index], proj[1:]

    def operand(self, op: lir.Operand) -> lir.Operand:
        if isinstance(op, ir.Const):
            return op
        new = rewrite.operand(op, self.place)
        if isinstance(new, lir.RefTo):
            return new
        assert isinstance(new, (ir.Copy, ir.Move))
        place = new.place
        if not place.projection:
            target = self.copies.get(place.local)
            if isinstance(target, ir.Const):
                return target
        else:
            part = self.part(place)
            if part is not None and isinstance(part[0], ir.Const) and not part[1]:
                return part[0]
        if new is not op and isinstance(new, ir.Move):
            return ir.Copy(place)
        return new

    # -------------------------------------------------------------- what is known then

    def known(self, instr: lir.Instr) -> lir.Instr:
        match instr:
            case lir.Set(place, ir.Discriminant(source), site):
                value = self.variant_of(source)
                if value is not None:
                    ty = self.module.place_type(self.fn, place)
                    const = ir.Const(ir.IntConst(value, ty), DUMMY_SPAN)
                    return lir.Set(place, ir.Use(const), site)
            case lir.Set(place, ir.Binary(op, ir.Const(a), ir.Const(b)), site):
                folded = fold(op, a, b)
                if folded is not None:
                    const = ir.Const(ir.IntConst(folded, t.BOOL), DUMMY_SPAN)
                    return lir.Set(place, ir.Use(const), site)
            case lir.Set(place, ir.Unary(ir.UnOp.NOT, ir.Const(ir.IntConst(v, ty))), site):
                if ty == t.BOOL:
                    const = ir.Const(ir.IntConst(1 - v, t.BOOL), DUMMY_SPAN)
                    return lir.Set(place, ir.Use(const), site)
            case lir.Set(place, ir.Cast(ir.CastOp.INT_TO_INT, ir.Const(ir.IntConst(v)), ty), site):
                if isinstance(ty, t.Prim) and ty.kind in _INTEGERS:
                    const = ir.Const(ir.IntConst(wrapped(v, ty.kind), ty), DUMMY_SPAN)
                    return lir.Set(place, ir.Use(const), site)
            case lir.Call(_, lir.Native() as native):
                return self.through(instr, native)
            case _:
                pass
        return instr

    def variant_of(self, place: ir.Place) -> int | None:
        if place.projection:
            return None
        made = self.parts.get(place.local)
        if made is None or not isinstance(made.kind, ir.AggregateAdt):
            return None
        info = self.module.program.tcx.adt(made.kind.def_)
        if info.kind is not t.AdtKind.ENUM:
            return None
        return info.discriminants[made.kind.variant]

    def through(self, call: lir.Call, native: lir.Native) -> lir.Call:
        """References that the native only looks through become places."""
        params = self.module.natives.place_params(native.name)
        if not params:
            return call
        args = list(call.args)
        for i in params:
            op = args[i]
            if isinstance(op, (ir.Copy, ir.Move)) and not op.place.projection:
                target = self.refs.get(op.place.local)
                if target is not None:
                    args[i] = lir.RefTo(self.place(target))
        if tuple(args) == call.args:
            return call
        return lir.Call(
            call.dest, native, tuple(args), call.site, call.unwind, call.returns, call.extra
        )


def same_instr(a: lir.Instr, b: lir.Instr) -> bool:
    """Equal as values."""
    if isinstance(a, lir.Call) and isinstance(b, lir.Call):
        return a.dest == b.dest and a.callee == b.callee and a.args == b.args
    if isinstance(a, lir.Assert) and isinstance(b, lir.Assert):
        return a.cond == b.cond and a.operands == b.operands
    return False


_INTEGERS = {*t.SIGNED, *t.UNSIGNED}


def wrapped(value: int, kind: PrimTy) -> int:
    """`value as kind`."""
    low, high = t.int_range(kind)
    return (value - low & high - low) + low


def fold(op: ir.BinOp, a: ir.Constant, b: ir.Constant) -> int | None:
    """A comparison of two integer constants."""
    if not isinstance(a, ir.IntConst) or not isinstance(b, ir.IntConst):
        return None
    match op:
        case ir.BinOp.EQ:
            return int(a.value == b.value)
        case ir.BinOp.NE:
            return int(a.value != b.value)
        case ir.BinOp.LT:
            return int(a.value < b.value)
        case ir.BinOp.LE:
            return int(a.value <= b.value)
        case ir.BinOp.GT:
            return int(a.value > b.value)
        case ir.BinOp.GE:
            return int(a.value >= b.value)
        case _:
            return None
