"""Operations of ordinary functions that are known to panic: lints that deny by default.

`arithmetic_overflow` ("this arithmetic operation will overflow") and `unconditional_panic` ("this
operation will panic at runtime": division by zero, an index out of bounds). What is known comes
from one walk over the blocks of a body that carries constants forward, and no fixpoint: a local
that is assigned once keeps its value everywhere, one that is assigned more often only within the
block of the assignment, one that is borrowed or large has none. A branch on a known value is
followed one way only, so code that never runs is not linted.

Constants and statics are evaluated instead; what fails there is E0080.

Source: `rustc_mir_transform::known_panics_lint`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, Union

from checker.context import Tcx
from checker.flow.place_type import place_type
from checker.mir import ir, thir
from checker.mir.assert_text import Known, assert_text
from checker.names.defs import Def, DefKind
from checker.types import ty
from grammar.diagnostic import DiagnosticBuilder, warning
from grammar.record import Enum, define, field
from grammar.span import Span


def known_panics(tcx: Tcx, owner: Def) -> Iterator[tuple[str, DiagnosticBuilder]]:
    """What the body of `owner` is known to panic at, each by the lint's name, without a level."""
    if owner.kind not in LINTED:
        return
    body = tcx.mir_built(owner)
    waiting = [] if body is None else [body]
    while waiting:
        body = waiting.pop()
        waiting += promoted(tcx, body)
        if not can_panic(body):
            continue
        walk = Propagation(tcx, body)
        walk.run()
        for lint, span, text in walk.found:
            name, message = lint.value
            yield name, warning(name, message, span, text)


def promoted(tcx: Tcx, body: ir.Body) -> list[ir.Body]:
    """The constants that borrows in `body` were made into."""
    out = []
    for b in body.blocks:
        for s in b.statements:
            match s:
                case ir.Assign(_, ir.Use(ir.Const(ir.NamedConst(def_=Def() as d)))):
                    if d.kind is DefKind.ANON_CONST and isinstance(d.node, thir.Expr):
                        made = tcx.mir_built(d)
                        out += [made] if made is not None else []
                case _:
                    pass
    return out


def proven(tcx: Tcx, body: ir.Body) -> bool:
    """Whether it is known that no assertion of `body` fails."""
    walk = Propagation(tcx, body)
    walk.run()
    return not walk.found and not walk.open


LINTED = (DefKind.FN, DefKind.ASSOC_FN, DefKind.CLOSURE, DefKind.ASSOC_CONST)


class Lint(Enum):
    ARITHMETIC_OVERFLOW = ("arithmetic_overflow", "this arithmetic operation will overflow")
    UNCONDITIONAL_PANIC = ("unconditional_panic", "this operation will panic at runtime")


def can_panic(body: ir.Body) -> bool:
    return any(isinstance(b.terminator, ir.Assert) for b in body.blocks)


# ------------------------------------------------------------------ values


@define(eq=False)
class Aggregate:
    """A tuple, array, struct or variant whose parts are known or not."""

    variant: int
    fields: list[Value]


Value: TypeAlias = Union[int, Aggregate, None]
"""An integer, `bool` or `char`; an aggregate; None where nothing is known."""


class Mode(Enum):
    """How far the value of a local may be carried."""

    EVERYWHERE = "assigned once"
    OWN_BLOCK = "assigned several times"
    NEVER = "borrowed, or large"


@define(eq=False)
class Propagation:
    tcx: Tcx
    body: ir.Body
    found: list[tuple[Lint, Span, str]] = field(factory=list)
    open: bool = False
    """An assertion was met about which nothing is known."""
    values: dict[int, Value] = field(factory=dict)
    modes: list[Mode] = field(init=False)
    written: set[int] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.modes = modes(self.tcx, self.body)

    def run(self) -> None:
        waiting: list[int] = [ir.START]
        seen: set[int] = set()
        while waiting:
            block = waiting.pop()
            if block in seen:
                continue
            seen.add(block)
            data = self.body.blocks[block]
            for s in data.statements:
                self.statement(s)
            waiting += self.terminator(data.terminator)
            for local in self.written:
                self.values.pop(local, None)
            self.written.clear()

    def statement(self, s: ir.Statement) -> None:
        match s:
            case ir.Assign(place, rvalue, span):
                if any(isinstance(p, ir.Deref) for p in place.projection):
                    return
                value = self.rvalue(rvalue, span)
                if self.modes[place.local] is Mode.NEVER:
                    return
                if place.projection or value is None:
                    self.values.pop(place.local, None)
                    return
                self.values[place.local] = value
                if self.modes[place.local] is Mode.OWN_BLOCK:
                    self.written.add(place.local)
            case ir.StorageLive(local) | ir.StorageDead(local):
                self.values.pop(local, None)
            case _:
                pass

    def terminator(self, t: ir.Terminator) -> tuple[int, ...]:
        match t:
            case ir.Assert():
                self.assertion(t)
            case ir.SwitchInt():
                value = self.operand(t.operand)
                if isinstance(value, int):
                    for v, target in zip(t.values, t.targets, strict=True):
                        if v == value:
                            return (target,)
                    return (t.otherwise,)
            case ir.FalseEdge(real) | ir.FalseUnwind(real):
                return (real,)
            case _:
                pass
        return ir.successors(t)

    def assertion(self, t: ir.Assert) -> None:
        value = self.operand(t.cond)
        if not isinstance(value, int):
            self.open = True
            return
        if bool(value) == t.expected:
            return
        if not isinstance(t.cond, ir.Const):
            self.values.pop(t.cond.place.local, None)
        if t.kind in PANICS:
            text = assert_text(t.kind, [self.known(o) for o in t.operands])
            self.found.append((Lint.UNCONDITIONAL_PANIC, t.span, text))

    def known(self, op: ir.Operand) -> Known:
        value = self.operand(op)
        return (value if isinstance(value, int) else None), self.type_of(op)

    def type_of(self, op: ir.Operand) -> ty.Ty:
        if isinstance(op, ir.Const):
            return op.constant.ty
        return place_type(self.tcx, self.body, op.place)

    # -------------------------------------------------------------- rvalues

    def rvalue(self, r: ir.Rvalue, span: Span) -> Value:
        match r:
            case ir.Use(op):
                return self.operand(op)
            case ir.Binary(op, lhs, rhs):
                return self.binary(op, lhs, rhs, span)
            case ir.Unary(op, operand):
                return self.unary(op, operand, span)
            case ir.Cast(ir.CastOp.INT_TO_INT, operand, t):
                value = self.operand(operand)
                return wrap(value, t) if isinstance(value, int) else None
            case ir.Aggregate(kind, operands):
                variant = kind.variant if isinstance(kind, ir.AggregateAdt) else 0
                return Aggregate(variant, [self.operand(o) for o in operands])
            case ir.Discriminant(place):
                return self.discriminant(place)
            case ir.Len(place):
                return self.length(place)
            case _:
                return None

    def length(self, place: ir.Place) -> Value:
        t = place_type(self.tcx, self.body, place)
        if isinstance(t, ty.Array) and isinstance(t.length, ty.ConstValue):
            return t.length.value
        return None

    def discriminant(self, place: ir.Place) -> Value:
        value = self.place(place)
        t = place_type(self.tcx, self.body, place)
        if not isinstance(value, Aggregate) or not isinstance(t, ty.Adt):
            return None
        info = self.tcx.adt(t.def_)
        if info.kind is not ty.AdtKind.ENUM:
            return None
        return info.discriminants[value.variant]

    def unary(self, op: ir.UnOp, operand: ir.Operand, span: Span) -> Value:
        value, t = self.known(operand)
        if value is None or not isinstance(t, ty.Prim):
            return None
        if op is ir.UnOp.NOT:
            return 1 - value if t == ty.BOOL else wrap(~value, t)
        if op is not ir.UnOp.NEG or not ty.is_integral(t):
            return None
        if wrap(-value, t) != -value:
            self.overflows(ir.AssertKind.OVERFLOW_NEG, [(value, t)], span)
            return None
        return -value

    def binary(self, op: ir.BinOp, left: ir.Operand, right: ir.Operand, span: Span) -> Value:
        lhs, rhs = self.known(left), self.known(right)
        (a, t), (b, _) = lhs, rhs
        if op in SHIFTS and b is not None and not 0 <= b < bits(t):
            self.overflows(SHIFTS[op], [lhs, rhs], span)
            return None
        if a is None or b is None or not isinstance(t, ty.Prim):
            return None
        if op in COMPARISONS:
            return int(COMPARISONS[op](a, b))
        if op not in ARITHMETIC:
            return None
        exact = ARITHMETIC[op](a, b)
        if exact is None or not (ty.is_integral(t) or t == ty.BOOL):
            return None
        value = exact if t == ty.BOOL else wrap(exact, t)
        if op not in CHECKED:
            return value
        if value != exact:
            self.overflows(CHECKED[op], [lhs, rhs], span)
            return None
        return Aggregate(0, [value, 0])

    def overflows(self, kind: ir.AssertKind, operands: list[Known], span: Span) -> None:
        self.found.append((Lint.ARITHMETIC_OVERFLOW, span, assert_text(kind, operands)))

    # -------------------------------------------------------------- operands

    def operand(self, op: ir.Operand) -> Value:
        if not isinstance(op, ir.Const):
            return self.place(op.place)
        match op.constant:
            case ir.IntConst(value):
                return value
            case ir.NamedConst(def_=Def() as d, args=args, ty=ty.Prim()):
                return constant(self.tcx, d, args)
            case _:
                return None

    def place(self, place: ir.Place) -> Value:
        value = self.values.get(place.local)
        for p in place.projection:
            if not isinstance(value, Aggregate):
                return None
            match p:
                case ir.Field(index):
                    at: Value = index
                case ir.Index(local):
                    at = self.values.get(local)
                case ir.ConstantIndex(offset, _, False):
                    at = offset
                case ir.Downcast():
                    continue
                case _:
                    return None
            if not isinstance(at, int) or at >= len(value.fields):
                return None
            value = value.fields[at]
        return value


def constant(tcx: Tcx, def_: Def, args: ty.Args) -> int | None:
    """The value of a scalar constant without open arguments."""
    from checker.types.const_eval import evaluate_const
    from checker.types.fold import Flag, flags

    if any(not isinstance(a, ty.REGION_CLASSES) and flags(a) & Flag.PARAM for a in args):
        return None
    found = evaluate_const(tcx, ty.ConstUnevaluated(def_, args))
    return found.value if isinstance(found, ty.ConstValue) else None


# ------------------------------------------------------------------ which locals


def modes(tcx: Tcx, body: ir.Body) -> list[Mode]:
    """How far the values of the locals of `body` may be carried."""
    found = [
        Mode.NEVER if size(tcx, d.ty, LARGE) >= LARGE else Mode.EVERYWHERE for d in body.locals
    ]
    assigned = set(range(1, body.arg_count + 1))
    for local in stores(body):
        if local in assigned and found[local] is Mode.EVERYWHERE:
            found[local] = Mode.OWN_BLOCK
        assigned.add(local)
    for local in borrowed(body):
        found[local] = Mode.NEVER
    return found


def stores(body: ir.Body) -> Iterator[int]:
    for b in body.blocks:
        for s in b.statements:
            if isinstance(s, ir.Assign) and not starts_with_deref(s.place):
                yield s.place.local
        if isinstance(b.terminator, ir.Call) and not starts_with_deref(b.terminator.destination):
            yield b.terminator.destination.local


def borrowed(body: ir.Body) -> Iterator[int]:
    for b in body.blocks:
        for s in b.statements:
            if not isinstance(s, ir.Assign):
                continue
            match s.rvalue:
                case ir.Borrow(kind, place) if kind is not ir.BorrowKind.FAKE:
                    if not starts_with_deref(place):
                        yield place.local
                case ir.RawBorrow(_, place) if not starts_with_deref(place):
                    yield place.local
                case _:
                    pass
        if isinstance(b.terminator, ir.Drop):
            yield b.terminator.place.local


def starts_with_deref(place: ir.Place) -> bool:
    return bool(place.projection) and isinstance(place.projection[0], ir.Deref)


LARGE = 64
"""Bytes from which on a local is not followed."""


def size(tcx: Tcx, t: ty.Ty, limit: int) -> int:
    """About how many bytes a value of type `t` has, as far as `limit`."""
    match t:
        case ty.Prim():
            return bits(t) // 8
        case ty.Array(element, ty.ConstValue(value=n)):
            return min(limit, n * size(tcx, element, limit))
        case ty.Tuple(elements):
            return total(tcx, elements, limit)
        case ty.Adt(def_, args):
            return adt_size(tcx, def_, args, limit)
        case ty.Closure() | ty.Array() | ty.Alias() | ty.Param() | ty.Dynamic() | ty.Slice():
            return limit
        case ty.FnDef() | ty.Never():
            return 0
        case _:
            return 8


def total(tcx: Tcx, types: tuple[ty.Ty, ...] | list[ty.Ty], limit: int) -> int:
    sum_ = 0
    for t in types:
        sum_ += size(tcx, t, limit)
        if sum_ >= limit:
            return limit
    return sum_


def adt_size(tcx: Tcx, def_: Def, args: ty.Args, limit: int) -> int:
    from checker.types.fold import subst

    info = tcx.adt(def_)
    if (def_.is_library and info.kind is not ty.AdtKind.ENUM) or info.kind is ty.AdtKind.UNION:
        return limit
    largest = 0
    for v in info.variants:
        types = [subst(tcx.type_of(f.def_), args) for f in v.fields]
        largest = max(largest, total(tcx, types, limit))
    return largest


def bits(t: ty.Ty) -> int:
    if not isinstance(t, ty.Prim):
        return 64
    return ty.SIGNED.get(t.kind) or ty.UNSIGNED.get(t.kind) or OTHER_BITS.get(t, 64)


OTHER_BITS: dict[ty.Ty, int] = {ty.BOOL: 8, ty.CHAR: 32}


def wrap(value: int, t: ty.Ty) -> int:
    from checker.mir.thir_expr import wrap_int

    return wrap_int(int(value), t)


def divide(a: int, b: int) -> int | None:
    if b == 0:
        return None
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


def remainder(a: int, b: int) -> int | None:
    quotient = divide(a, b)
    return None if quotient is None else a - quotient * b


PANICS = (
    ir.AssertKind.DIVISION_BY_ZERO,
    ir.AssertKind.REMAINDER_BY_ZERO,
    ir.AssertKind.OVERFLOW_DIV,
    ir.AssertKind.OVERFLOW_REM,
    ir.AssertKind.BOUNDS_CHECK,
)
SHIFTS = {ir.BinOp.SHL: ir.AssertKind.OVERFLOW_SHL, ir.BinOp.SHR: ir.AssertKind.OVERFLOW_SHR}
CHECKED = {
    ir.BinOp.ADD_WITH_OVERFLOW: ir.AssertKind.OVERFLOW_ADD,
    ir.BinOp.SUB_WITH_OVERFLOW: ir.AssertKind.OVERFLOW_SUB,
    ir.BinOp.MUL_WITH_OVERFLOW: ir.AssertKind.OVERFLOW_MUL,
}
COMPARISONS = {
    ir.BinOp.EQ: int.__eq__,
    ir.BinOp.NE: int.__ne__,
    ir.BinOp.LT: int.__lt__,
    ir.BinOp.LE: int.__le__,
    ir.BinOp.GT: int.__gt__,
    ir.BinOp.GE: int.__ge__,
}
ARITHMETIC = {
    ir.BinOp.ADD: int.__add__,
    ir.BinOp.SUB: int.__sub__,
    ir.BinOp.MUL: int.__mul__,
    ir.BinOp.ADD_WITH_OVERFLOW: int.__add__,
    ir.BinOp.SUB_WITH_OVERFLOW: int.__sub__,
    ir.BinOp.MUL_WITH_OVERFLOW: int.__mul__,
    ir.BinOp.DIV: divide,
    ir.BinOp.REM: remainder,
    ir.BinOp.BIT_AND: int.__and__,
    ir.BinOp.BIT_OR: int.__or__,
    ir.BinOp.BIT_XOR: int.__xor__,
    ir.BinOp.SHL: int.__lshift__,
    ir.BinOp.SHR: int.__rshift__,
}
