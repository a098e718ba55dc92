"""Expressions as places.

A place under construction may start at a captured variable: only with all its projections is it
known which capture it lies in (RFC 2229), so `PlaceBuilder` keeps the variable until then. Indexing
evaluates base, then index, then the bounds check.

Source: `rustc_mir_build::builder::expr::as_place`.
"""

from __future__ import annotations

from typing import TypeAlias, Union

from checker.mir import ir, lower_value, thir
from checker.mir.builder import Builder, usize
from checker.types import ty
from checker.types.tables import CaptureKind
from grammar.record import frozen
from grammar.span import Span


@frozen
class Upvar:
    var: thir.Var


Base: TypeAlias = Union[ir.Local, Upvar]


@frozen
class PlaceBuilder:
    base: Base
    projection: tuple[ir.Projection, ...] = ()

    def project(self, *more: ir.Projection) -> PlaceBuilder:
        return PlaceBuilder(self.base, self.projection + more)


def as_place(b: Builder, block: ir.Block, e: thir.Expr) -> tuple[ir.Block, ir.Place]:
    """Evaluate `e` as a place; what is not a place goes into a temporary."""
    block, place = as_place_builder(b, block, e)
    return block, to_place(b, place, e.span)


def to_place(b: Builder, place: PlaceBuilder, span: Span) -> ir.Place:
    found = try_to_place(b, place)
    assert found is not None, f"captured variable without capture at {span}"
    return found


def try_to_place(b: Builder, place: PlaceBuilder) -> ir.Place | None:
    """The place, unless it starts at a captured variable and is not within any capture."""
    if not isinstance(place.base, Upvar):
        return ir.Place(place.base, place.projection)
    for index, capture in enumerate(b.captures):
        if capture.variable is not place.base.var:
            continue
        rest = _after_capture(place.projection, capture.projections)
        if rest is None:
            continue
        start: tuple[ir.Projection, ...] = (ir.Deref(),) if b.closure_by_ref else ()
        start += (ir.Field(index, capture.ty),)
        if capture.kind is not CaptureKind.BY_VALUE:
            start += (ir.Deref(),)
        return ir.Place(ir.Local(1), start + rest)
    return None


def _after_capture(
    projection: tuple[ir.Projection, ...], captured: tuple[object, ...]
) -> tuple[ir.Projection, ...] | None:
    """What of `projection` comes after the steps `captured`; None if those are not its start."""
    from checker.types.tables import CaptureProjection

    at = 0
    for step in captured:
        assert isinstance(step, CaptureProjection)
        while at < len(projection) and isinstance(projection[at], ir.Downcast):
            at += 1
        if at == len(projection):
            return None
        elem = projection[at]
        if step.is_deref != isinstance(elem, ir.Deref):
            return None
        if isinstance(elem, ir.Field) and elem.index != step.index:
            return None
        if not isinstance(elem, (ir.Field, ir.Deref)):
            return None
        at += 1
    return projection[at:]


def as_place_builder(b: Builder, block: ir.Block, e: thir.Expr) -> tuple[ir.Block, PlaceBuilder]:
    match e.kind:
        case thir.ScopeExpr(scope, value):
            b.scopes.push(scope)
            block, place = as_place_builder(b, block, value)
            return b.scopes.pop(scope, block), place
        case thir.Field(lhs, index):
            block, place = as_place_builder(b, block, lhs)
            return block, place.project(ir.Field(index, e.ty))
        case thir.Deref(arg):
            block, place = as_place_builder(b, block, arg)
            return block, place.project(ir.Deref())
        case thir.Index(lhs, index_expr):
            return lower_index(b, block, lhs, index_expr, e)
        case thir.UpvarRef(var):
            return block, PlaceBuilder(Upvar(var))
        case thir.VarRef(var):
            if b.in_guard(var):
                return block, PlaceBuilder(b.var_local(var, for_guard=True), (ir.Deref(),))
            return block, PlaceBuilder(b.var_local(var))
        case thir.Ascribe(source, user_ty, ty_span):
            block, temp = lower_value.as_temp(b, block, source.temp_scope, source)
            b.push(block, ir.AscribeUserType(ir.Place(temp), user_ty, False, ty_span))
            return block, PlaceBuilder(temp)
        case _:
            block, temp = lower_value.as_temp(b, block, e.temp_scope, e)
            return block, PlaceBuilder(temp)


def lower_index(
    b: Builder, block: ir.Block, lhs: thir.Expr, index: thir.Expr, e: thir.Expr
) -> tuple[ir.Block, PlaceBuilder]:
    block, base = as_place_builder(b, block, lhs)
    block, local = lower_value.as_temp(b, block, e.temp_scope, index, mutable=False)
    block = bounds_check(b, block, to_place(b, base, e.span), local, e.span)
    return block, base.project(ir.Index(local))


def bounds_check(
    b: Builder, block: ir.Block, base: ir.Place, index: ir.Local, span: Span
) -> ir.Block:
    block, length = length_of(b, block, base, span)
    less = b.temp(ty.BOOL, span)
    at = ir.Copy(ir.Place(index))
    compared = ir.Copy(length.place) if isinstance(length, ir.Move) else length
    b.assign(block, less, ir.Binary(ir.BinOp.LT, at, compared), span)
    return assert_that(
        b, block, ir.Move(less), True, ir.AssertKind.BOUNDS_CHECK, (length, at), span
    )


def length_of(
    b: Builder, block: ir.Block, base: ir.Place, span: Span
) -> tuple[ir.Block, ir.Operand]:
    """The number of elements: an array's constant, else the metadata of the pointer to it."""
    t = b.place_ty(base)
    if isinstance(t, ty.Array):
        b.push(block, ir.FakeRead(ir.FakeReadCause.FOR_INDEX, base, span))
        return block, array_length(b, t, span)
    length = b.temp(ty.USIZE, span)
    b.assign(block, length, length_rvalue(b, base), span)
    return block, ir.Move(length)


def length_rvalue(b: Builder, base: ir.Place) -> ir.Rvalue:
    if base.projection and isinstance(base.projection[-1], ir.Deref):
        pointer = ir.Place(base.local, base.projection[:-1])
        pointer_ty = b.place_ty(pointer)
        if isinstance(pointer_ty, ty.Ref) and not pointer_ty.mutable:
            return ir.Unary(ir.UnOp.PTR_METADATA, ir.Copy(pointer))
    return ir.Len(base)


def array_length(b: Builder, t: ty.Array, span: Span) -> ir.Operand:
    match t.length:
        case ty.ConstValue(_, value):
            return usize(value, span)
        case ty.ConstParam(index, name):
            return ir.Const(ir.NamedConst(None, (), ty.USIZE, index, name), span)
        case ty.ConstUnevaluated(def_, args):
            return ir.Const(ir.NamedConst(def_, args, ty.USIZE), span)
        case _:
            raise AssertionError(t)


def assert_that(
    b: Builder,
    block: ir.Block,
    cond: ir.Operand,
    expected: bool,
    kind: ir.AssertKind,
    operands: tuple[ir.Operand, ...],
    span: Span,
) -> ir.Block:
    """Panic with `kind` unless `cond` is `expected`; gives the block where it is."""
    target = b.new_block()
    unwind = ir.UnwindContinue()
    b.terminate(block, ir.Assert(cond, expected, kind, operands, target, unwind, span))
    b.scopes.diverge_from(block)
    return target
