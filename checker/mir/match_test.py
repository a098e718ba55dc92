"""Tests of matching: which one a match pair asks for, what its outcomes tell of other candidates,
and the code that performs it.

Source: `rustc_mir_build::builder::matches::test`.
"""

from __future__ import annotations

from typing import TypeAlias, Union

from checker.context import LangItem
from checker.mir import ir, lower_place
from checker.mir.builder import Builder, int_const, usize
from checker.mir.discriminant import discriminant_ty
from checker.mir.lower_place import PlaceBuilder
from checker.mir.match_pairs import (
    Candidate,
    ConstCase,
    MatchPair,
    OrCase,
    RangeCase,
    SliceCase,
    VariantCase,
)
from checker.types import ty
from grammar.record import Enum, frozen
from grammar.span import Span


class Outcome(Enum):
    SUCCESS = "success"
    FAILURE = "failure"


@frozen
class OnVariant:
    variant: int


@frozen
class OnValue:
    value: int


Branch: TypeAlias = Union[Outcome, OnVariant, OnValue]


@frozen(eq=False)
class SwitchVariant:
    info: ty.AdtInfo
    ty: ty.Ty


@frozen(eq=False)
class SwitchValue:
    ty: ty.Ty


@frozen(eq=False)
class IfTrue:
    pass


@frozen(eq=False)
class Equal:
    case: ConstCase
    ty: ty.Ty


@frozen(eq=False)
class InRange:
    case: RangeCase
    ty: ty.Ty


@frozen(eq=False)
class HasLength:
    case: SliceCase


Test: TypeAlias = Union[SwitchVariant, SwitchValue, IfTrue, Equal, InRange, HasLength]


def make_test(pair: MatchPair) -> Test:
    """The test that decides `pair`."""
    case = pair.case
    match case:
        case VariantCase(info, _):
            return SwitchVariant(info, pair.ty)
        case ConstCase():
            if isinstance(case.constant, ir.NamedConst) and not isinstance(case.key, int):
                return Equal(case, pair.ty)
            if pair.ty == ty.BOOL:
                return IfTrue()
            if ty.is_integral(pair.ty) or pair.ty == ty.CHAR:
                return SwitchValue(pair.ty)
            return Equal(case, pair.ty)
        case RangeCase():
            return InRange(case, pair.ty)
        case SliceCase():
            return HasLength(case)
        case OrCase():
            raise AssertionError("or-patterns are expanded, not tested")


def sort_candidate(
    place: PlaceBuilder, test: Test, c: Candidate, sorted_: dict[Branch, list[Candidate]]
) -> Branch | None:
    """The one outcome of `test` under which `c` can still match; None if it says nothing of `c`.
    A match pair that the outcome settles is replaced by those inside it."""
    at = next((i for i, p in enumerate(c.pairs) if p.place == place), None)
    if at is None:
        return None
    pair = c.pairs[at]
    branch, settled = _outcome(test, pair, sorted_, place)
    if settled:
        c.pairs.pop(at)
        c.pairs.extend(pair.sub)
        c.sort()
    return branch


_NOTHING: tuple[Branch | None, bool] = (None, False)
_FAILS: tuple[Branch | None, bool] = (Outcome.FAILURE, False)
_SETTLED: tuple[Branch | None, bool] = (Outcome.SUCCESS, True)


def _outcome(
    test: Test,
    pair: MatchPair,
    sorted_: dict[Branch, list[Candidate]],
    place: PlaceBuilder,
) -> tuple[Branch | None, bool]:
    """The outcome, and whether it settles `pair`."""
    match test, pair.case:
        case SwitchVariant(), VariantCase(_, variant):
            return OnVariant(variant), True
        case SwitchValue(), ConstCase(_, key) if isinstance(key, int):
            failing = sorted_.get(Outcome.FAILURE, [])
            if any(_range_contains(c, place, key) for c in failing):
                return _NOTHING
            return OnValue(key), True
        case SwitchValue(), RangeCase() as r:
            values = [k.value for k in sorted_ if isinstance(k, OnValue)]
            return _NOTHING if any(r.contains(v) for v in values) else _FAILS
        case IfTrue(), ConstCase(_, key) if isinstance(key, int):
            return (Outcome.SUCCESS if key else Outcome.FAILURE), True
        case HasLength(tested), SliceCase() as s:
            return _length_outcome(tested, s)
        case InRange(tested_range, _), RangeCase() as r:
            if tested_range == r:
                return _SETTLED
            return _NOTHING if tested_range.overlaps(r) else _FAILS
        case InRange(tested_range, _), ConstCase(_, key) if isinstance(key, (int, float)):
            return _NOTHING if tested_range.contains(key) else _FAILS
        case Equal(tested_case, _), ConstCase(constant, key):
            if tested_case.key == key:
                return _SETTLED
            known = not isinstance(constant, ir.NamedConst) or isinstance(key, (int, str))
            other = tested_case
            other_known = not isinstance(other.constant, ir.NamedConst) or isinstance(
                other.key, (int, str)
            )
            return _FAILS if known and other_known else _NOTHING
        case _:
            return _NOTHING


def _range_contains(c: Candidate, place: PlaceBuilder, value: int) -> bool:
    return any(
        p.place == place and isinstance(p.case, RangeCase) and p.case.contains(value)
        for p in c.pairs
    )


def _length_outcome(tested: SliceCase, s: SliceCase) -> tuple[Branch | None, bool]:
    """`len == n` if the tested pattern is of fixed length, else `len >= n`."""
    if tested.length == s.length and tested.variable == s.variable:
        return _SETTLED
    if not tested.variable:
        if tested.length < s.length or (tested.length > s.length and not s.variable):
            return _FAILS
        return _NOTHING
    if tested.length <= s.length:
        return (Outcome.SUCCESS, False)
    return _NOTHING if s.variable else _FAILS


# ------------------------------------------------------------------ performing


def perform(
    b: Builder,
    block: ir.Block,
    otherwise: ir.Block,
    place_builder: PlaceBuilder,
    test: Test,
    targets: dict[Branch, ir.Block],
    span: Span,
) -> None:
    """End `block` with `test`; outcomes without a target go to `otherwise`."""
    place = lower_place.to_place(b, place_builder, span)
    yes = targets.get(Outcome.SUCCESS, otherwise)
    no = targets.get(Outcome.FAILURE, otherwise)
    match test:
        case SwitchVariant(info, t):
            switch_variant(b, block, no, place, info, t, targets, span)
        case SwitchValue(t):
            pairs = [(k.value, v) for k, v in targets.items() if isinstance(k, OnValue)]
            values, blocks = tuple(v for v, _ in pairs), tuple(x for _, x in pairs)
            b.terminate(block, ir.SwitchInt(ir.Copy(place), t, values, blocks, no, span))
        case IfTrue():
            branch_on(b, block, ir.Copy(place), yes, no, span)
        case Equal(case, t):
            equal(b, block, place, case, t, yes, no, span)
        case InRange(case_, t):
            in_range(b, block, place, case_, t, yes, no, span)
        case HasLength(SliceCase(length, variable)):
            found = b.temp(ty.USIZE, span)
            b.assign(block, found, lower_place.length_rvalue(b, place), span)
            op = ir.BinOp.GE if variable else ir.BinOp.EQ
            compare(b, block, op, ir.Move(found), usize(length, span), yes, no, span)


def branch_on(
    b: Builder, block: ir.Block, cond: ir.Operand, yes: ir.Block, no: ir.Block, span: Span
) -> None:
    b.terminate(block, ir.SwitchInt(cond, ty.BOOL, (0,), (no,), yes, span))


def compare(
    b: Builder,
    block: ir.Block,
    op: ir.BinOp,
    lhs: ir.Operand,
    rhs: ir.Operand,
    yes: ir.Block,
    no: ir.Block,
    span: Span,
) -> None:
    result = b.temp(ty.BOOL, span)
    b.assign(block, result, ir.Binary(op, lhs, rhs), span)
    branch_on(b, block, ir.Move(result), yes, no, span)


def switch_variant(
    b: Builder,
    block: ir.Block,
    otherwise: ir.Block,
    place: ir.Place,
    info: ty.AdtInfo,
    t: ty.Ty,
    targets: dict[Branch, ir.Block],
    span: Span,
) -> None:
    value_ty = discriminant_ty(b.tcx, t)
    discriminant = b.temp(value_ty, span)
    b.assign(block, discriminant, ir.Discriminant(place), span)
    values, blocks = [], []
    for i, value in enumerate(info.discriminants):
        target = targets.get(OnVariant(i))
        if target is not None:
            values.append(value)
            blocks.append(target)
    operand = ir.Move(discriminant)
    switch = ir.SwitchInt(operand, value_ty, tuple(values), tuple(blocks), otherwise, span)
    b.terminate(block, switch)


def constant(value: int | float, t: ty.Ty, span: Span) -> ir.Const:
    if isinstance(value, float) or ty.is_float(t):
        return ir.Const(ir.FloatConst(float(value), t), span)
    return int_const(value, t, span)


def in_range(
    b: Builder,
    block: ir.Block,
    place: ir.Place,
    case: RangeCase,
    t: ty.Ty,
    yes: ir.Block,
    no: ir.Block,
    span: Span,
) -> None:
    if case.lo is not None:
        after = b.new_block() if case.hi is not None else yes
        lo = constant(case.lo, t, span)
        compare(b, block, ir.BinOp.LE, lo, ir.Copy(place), after, no, span)
        block = after
    if case.hi is not None:
        op = ir.BinOp.LE if case.inclusive else ir.BinOp.LT
        hi = constant(case.hi, t, span)
        compare(b, block, op, ir.Copy(place), hi, yes, no, span)


def equal(
    b: Builder,
    block: ir.Block,
    place: ir.Place,
    case: ConstCase,
    t: ty.Ty,
    yes: ir.Block,
    no: ir.Block,
    span: Span,
) -> None:
    """Scalars compare directly, all else by `PartialEq::eq`."""
    expected = ir.Const(case.constant, span)
    if isinstance(t, (ty.Prim, ty.RawPtr, ty.FnPtr)) and t != ty.STR:
        compare(b, block, ir.BinOp.EQ, ir.Copy(place), expected, yes, no, span)
        return
    if isinstance(t, ty.Ref) and not isinstance(t.pointee, ty.Ref):
        call_eq(b, block, t.pointee, ir.Copy(place), expected, yes, no, span)
        return
    ref = ty.Ref(ty.ERASED, t, False)
    held = b.temp(t, span)
    b.assign(block, held, ir.Use(expected), span)
    lhs, rhs = b.temp(ref, span), b.temp(ref, span)
    b.assign(block, lhs, ir.Borrow(ir.BorrowKind.SHARED, place), span)
    b.assign(block, rhs, ir.Borrow(ir.BorrowKind.SHARED, held), span)
    call_eq(b, block, t, ir.Move(lhs), ir.Move(rhs), yes, no, span)


def call_eq(
    b: Builder,
    block: ir.Block,
    t: ty.Ty,
    lhs: ir.Operand,
    rhs: ir.Operand,
    yes: ir.Block,
    no: ir.Block,
    span: Span,
) -> None:
    trait = b.tcx.lang(LangItem.PARTIAL_EQ)
    eq = next(i.def_ for i in b.tcx.assoc_items(trait) if i.name == "eq")
    func = ir.Const(ir.FnConst(ty.FnDef(eq, (t, t))), span)
    result = b.temp(ty.BOOL, span)
    after = b.new_block()
    unwind = ir.UnwindContinue()
    b.terminate(block, ir.Call(func, (lhs, rhs), result, after, unwind, span, span))
    b.scopes.diverge_from(block)
    branch_on(b, after, ir.Move(result), yes, no, span)
