"""Expressions as operands, temporaries and rvalues.

An operand of a larger expression is evaluated into a temporary that dies with the innermost scope,
constants excepted. Arithmetic that can fail is checked first (debug build: overflow panics).

Source: `rustc_mir_build::builder::expr::{as_operand, as_temp, as_rvalue}`.
"""

from __future__ import annotations

from checker.mir import ir, lower_into, lower_place, thir
from checker.mir.builder import Builder, int_const
from checker.mir.discriminant import discriminant_ty
from checker.mir.scope import DropKind
from checker.types import ty
from checker.types.ty import SIGNED, UNSIGNED
from grammar import syntax as ast
from grammar.span import Span

BIN_OPS = {
    ast.BinOp.ADD: ir.BinOp.ADD,
    ast.BinOp.SUB: ir.BinOp.SUB,
    ast.BinOp.MUL: ir.BinOp.MUL,
    ast.BinOp.DIV: ir.BinOp.DIV,
    ast.BinOp.REM: ir.BinOp.REM,
    ast.BinOp.BIT_XOR: ir.BinOp.BIT_XOR,
    ast.BinOp.BIT_AND: ir.BinOp.BIT_AND,
    ast.BinOp.BIT_OR: ir.BinOp.BIT_OR,
    ast.BinOp.SHL: ir.BinOp.SHL,
    ast.BinOp.SHR: ir.BinOp.SHR,
    ast.BinOp.EQ: ir.BinOp.EQ,
    ast.BinOp.LT: ir.BinOp.LT,
    ast.BinOp.LE: ir.BinOp.LE,
    ast.BinOp.NE: ir.BinOp.NE,
    ast.BinOp.GE: ir.BinOp.GE,
    ast.BinOp.GT: ir.BinOp.GT,
}
CHECKED = {
    ast.BinOp.ADD: (ir.BinOp.ADD_WITH_OVERFLOW, ir.AssertKind.OVERFLOW_ADD),
    ast.BinOp.SUB: (ir.BinOp.SUB_WITH_OVERFLOW, ir.AssertKind.OVERFLOW_SUB),
    ast.BinOp.MUL: (ir.BinOp.MUL_WITH_OVERFLOW, ir.AssertKind.OVERFLOW_MUL),
}
SHIFTS = {
    ast.BinOp.SHL: ir.AssertKind.OVERFLOW_SHL,
    ast.BinOp.SHR: ir.AssertKind.OVERFLOW_SHR,
}
DIVISIONS = {
    ast.BinOp.DIV: (ir.AssertKind.DIVISION_BY_ZERO, ir.AssertKind.OVERFLOW_DIV),
    ast.BinOp.REM: (ir.AssertKind.REMAINDER_BY_ZERO, ir.AssertKind.OVERFLOW_REM),
}
PLACES = (thir.Field, thir.Deref, thir.Index, thir.UpvarRef, thir.VarRef, thir.Ascribe)


def as_operand(b: Builder, block: ir.Block, e: thir.Expr) -> tuple[ir.Block, ir.Operand]:
    """`e` as an operand, its temporary dropped with the innermost scope."""
    return as_operand_in(b, block, b.scopes.current(), e)


def as_operand_in(
    b: Builder, block: ir.Block, scope: thir.Scope, e: thir.Expr
) -> tuple[ir.Block, ir.Operand]:
    kind = e.kind
    if isinstance(kind, thir.ScopeExpr):
        b.scopes.push(kind.scope)
        block, operand = as_operand_in(b, block, scope, kind.value)
        return b.scopes.pop(kind.scope, block), operand
    if isinstance(kind, thir.Literal):
        return block, ir.Const(kind.constant, e.span)
    block, temp = as_temp(b, block, scope, e)
    return block, ir.Move(ir.Place(temp))


def as_temp(
    b: Builder, block: ir.Block, scope: thir.Scope | None, e: thir.Expr, mutable: bool = True
) -> tuple[ir.Block, ir.Local]:
    """`e` in a new temporary that is dropped at the end of `scope` (None: never)."""
    kind = e.kind
    if isinstance(kind, thir.ScopeExpr):
        b.scopes.push(kind.scope)
        block, temp = as_temp(b, block, scope, kind.value, mutable)
        return b.scopes.pop(kind.scope, block), temp
    temp = b.local(e.ty, e.span, mutable=mutable)
    if b.tails and b.tails[-1] is not None:
        b.locals[temp].block_tail = b.tails[-1]
    if not never_stored(e):
        b.push(block, ir.StorageLive(temp, e.span))
        if scope is not None:
            b.scopes.schedule(scope, temp, DropKind.STORAGE, e.span)
    block = lower_into.into(b, ir.Place(temp), block, e)
    if scope is not None:
        b.scopes.schedule(scope, temp, DropKind.VALUE, e.span)
    return block, temp


def never_stored(e: thir.Expr) -> bool:
    """Jumps, and blocks that end in one, give no value to keep."""
    match e.kind:
        case thir.Break() | thir.Continue() | thir.Return():
            return True
        case thir.BlockExpr(block, None):
            return block.tail is None and isinstance(e.ty, ty.Never)
        case _:
            return False


def as_rvalue(b: Builder, block: ir.Block, e: thir.Expr) -> tuple[ir.Block, ir.Rvalue]:
    """`e` as an rvalue for an assignment that follows at once; the temporaries of its operands
    are dropped with the innermost scope, so after it."""
    return as_rvalue_in(b, block, b.scopes.current(), e)


def as_rvalue_in(
    b: Builder, block: ir.Block, at: thir.Scope, e: thir.Expr
) -> tuple[ir.Block, ir.Rvalue]:
    match e.kind:
        case thir.ScopeExpr(scope, value):
            b.scopes.push(scope)
            block, rvalue = as_rvalue_in(b, block, at, value)
            return b.scopes.pop(scope, block), rvalue
        case thir.Repeat(value):
            block, operand = as_operand_in(b, block, at, value)
            return block, ir.Repeat(operand, e.ty)
        case thir.Binary(op, lhs, rhs):
            block, first = as_operand_in(b, block, at, lhs)
            block, second = as_operand_in(b, block, at, rhs)
            return binary_op(b, block, e.span, e.ty, lhs.ty, op, first, second)
        case thir.Unary(op, arg):
            block, operand = as_operand_in(b, block, at, arg)
            return unary_op(b, block, e, op, operand)
        case thir.Cast():
            return cast(b, block, at, e, e.kind)
        case thir.ArrayExpr(elements):
            block, operands = operands_of(b, block, at, elements)
            assert isinstance(e.ty, ty.Array), e.ty
            return block, ir.Aggregate(ir.AggregateArray(e.ty.element), operands, e.ty)
        case thir.TupleExpr([]):
            return block, ir.Use(ir.Const(ir.ZstConst(ty.UNIT), e.span))
        case thir.TupleExpr(elements):
            block, operands = operands_of(b, block, at, elements)
            return block, ir.Aggregate(ir.AggregateTuple(), operands, e.ty)
        case thir.ClosureExpr():
            return closure(b, block, at, e, e.kind)
        case thir.Assign() | thir.AssignOp():
            block = lower_into.statement(b, block, e, None)
            return block, ir.Use(ir.Const(ir.ZstConst(ty.UNIT), e.span))
        case _:
            block, operand = as_operand_in(b, block, at, e)
            return block, ir.Use(operand)


def operands_of(
    b: Builder, block: ir.Block, at: thir.Scope, elements: list[thir.Expr]
) -> tuple[ir.Block, tuple[ir.Operand, ...]]:
    out = []
    for x in elements:
        block, operand = as_operand_in(b, block, at, x)
        out.append(operand)
    return block, tuple(out)


def closure(
    b: Builder, block: ir.Block, at: thir.Scope, e: thir.Expr, kind: thir.ClosureExpr
) -> tuple[ir.Block, ir.Rvalue]:
    """Captures by value are taken from the place itself, without a temporary, so that the borrow
    checker sees which variable is moved."""
    for cause, read in kind.fake_reads:
        block, builder = lower_place.as_place_builder(b, block, read)
        known = lower_place.try_to_place(b, builder)
        if known is not None:
            b.push(block, ir.FakeRead(cause, known, read.span))
    operands: list[ir.Operand] = []
    for u in kind.upvars:
        if isinstance(u.kind, PLACES):
            block, place = lower_place.as_place(b, block, u)
            operands.append(b.consume(place))
        elif isinstance(u.kind, thir.Borrow) and u.kind.kind is ir.BorrowKind.MUT:
            block, operand = capture_mutably(b, block, at, u, u.kind.arg)
            operands.append(operand)
        else:
            block, operand = as_operand_in(b, block, at, u)
            operands.append(operand)
    made = ir.Aggregate(ir.AggregateClosure(kind.def_, e.ty), tuple(operands), e.ty)
    return block, made


def capture_mutably(
    b: Builder, block: ir.Block, at: thir.Scope, e: thir.Expr, arg: thir.Expr
) -> tuple[ir.Block, ir.Operand]:
    """A mutable capture through a variable not declared `mut` is a unique borrow."""
    temp = b.local(e.ty, e.span)
    b.push(block, ir.StorageLive(temp, e.span))
    block, place = lower_place.as_place_builder(b, block, arg)
    mutable = base_is_mutable(b, place.base)
    kind = ir.BorrowKind.MUT if mutable else ir.BorrowKind.UNIQUE
    borrowed = ir.Borrow(kind, lower_place.to_place(b, place, e.span))
    b.assign(block, ir.Place(temp), borrowed, e.span)
    b.scopes.schedule(at, temp, DropKind.STORAGE, e.span)
    return block, ir.Move(ir.Place(temp))


def base_is_mutable(b: Builder, base: lower_place.Base) -> bool:
    if not isinstance(base, lower_place.Upvar):
        return b.locals[base].mutable
    var = base.var
    return var.mutable and not (isinstance(var, ast.SelfParam) and var.kind is ast.SelfKind.REF)


# ------------------------------------------------------------------ arithmetic


def copied(o: ir.Operand) -> ir.Operand:
    return ir.Copy(o.place) if isinstance(o, ir.Move) else o


def unary_op(
    b: Builder, block: ir.Block, e: thir.Expr, op: ir.UnOp, arg: ir.Operand
) -> tuple[ir.Block, ir.Rvalue]:
    if op is ir.UnOp.NEG and isinstance(e.ty, ty.Prim) and e.ty.kind in SIGNED:
        least = b.temp(ty.BOOL, e.span)
        minimum = int_const(ty.int_range(e.ty.kind)[0], e.ty, e.span)
        b.assign(block, least, ir.Binary(ir.BinOp.EQ, copied(arg), minimum), e.span)
        kind = ir.AssertKind.OVERFLOW_NEG
        block = lower_place.assert_that(
            b, block, ir.Move(least), False, kind, (copied(arg),), e.span
        )
    return block, ir.Unary(op, arg)


def binary_op(
    b: Builder,
    block: ir.Block,
    span: Span,
    t: ty.Ty,
    lhs_ty: ty.Ty,
    op: ast.BinOp,
    lhs: ir.Operand,
    rhs: ir.Operand,
) -> tuple[ir.Block, ir.Rvalue]:
    """`lhs op rhs` of type `t`, with the checks of a debug build before it."""
    if ty.is_integral(t):
        if op in CHECKED:
            return checked(b, block, span, t, op, lhs, rhs)
        if op in SHIFTS:
            block = check_shift(b, block, span, t, op, lhs, rhs)
        elif op in DIVISIONS:
            block = check_division(b, block, span, t, op, lhs, rhs)
    return block, ir.Binary(BIN_OPS[op], lhs, rhs)


def checked(
    b: Builder,
    block: ir.Block,
    span: Span,
    t: ty.Ty,
    op: ast.BinOp,
    lhs: ir.Operand,
    rhs: ir.Operand,
) -> tuple[ir.Block, ir.Rvalue]:
    with_overflow, kind = CHECKED[op]
    pair = b.temp(ty.Tuple((t, ty.BOOL)), span)
    b.assign(block, pair, ir.Binary(with_overflow, copied(lhs), copied(rhs)), span)
    overflowed = ir.Move(pair.project(ir.Field(1, ty.BOOL)))
    block = lower_place.assert_that(b, block, overflowed, False, kind, (lhs, rhs), span)
    return block, ir.Use(ir.Move(pair.project(ir.Field(0, t))))


def operand_ty(b: Builder, o: ir.Operand) -> ty.Ty:
    return o.constant.ty if isinstance(o, ir.Const) else b.place_ty(o.place)


def check_shift(
    b: Builder,
    block: ir.Block,
    span: Span,
    t: ty.Ty,
    op: ast.BinOp,
    lhs: ir.Operand,
    rhs: ir.Operand,
) -> ir.Block:
    """The distance, seen as unsigned, must be less than the number of bits."""
    assert isinstance(t, ty.Prim)
    bits = SIGNED.get(t.kind) or UNSIGNED[t.kind]
    distance_ty = operand_ty(b, rhs)
    assert isinstance(distance_ty, ty.Prim)
    distance: ir.Operand = copied(rhs)
    if distance_ty.kind in SIGNED:
        unsigned = next(k for k, n in UNSIGNED.items() if n == SIGNED[distance_ty.kind])
        distance_ty = ty.Prim(unsigned)
        place = b.temp(distance_ty, span)
        b.assign(block, place, ir.Cast(ir.CastOp.INT_TO_INT, distance, distance_ty), span)
        distance = ir.Move(place)
    less = b.temp(ty.BOOL, span)
    limit = int_const(bits, distance_ty, span)
    b.assign(block, less, ir.Binary(ir.BinOp.LT, distance, limit), span)
    kind = SHIFTS[op]
    operands = (copied(lhs), copied(rhs))
    return lower_place.assert_that(b, block, ir.Move(less), True, kind, operands, span)


def check_division(
    b: Builder,
    block: ir.Block,
    span: Span,
    t: ty.Ty,
    op: ast.BinOp,
    lhs: ir.Operand,
    rhs: ir.Operand,
) -> ir.Block:
    """No division by zero, nor of the least number by -1."""
    assert isinstance(t, ty.Prim)
    zero_kind, overflow_kind = DIVISIONS[op]
    is_zero = b.temp(ty.BOOL, span)
    b.assign(block, is_zero, ir.Binary(ir.BinOp.EQ, copied(rhs), int_const(0, t, span)), span)
    block = lower_place.assert_that(
        b, block, ir.Move(is_zero), False, zero_kind, (copied(lhs),), span
    )
    if t.kind not in SIGNED:
        return block
    is_neg_1, is_min, both = (b.temp(ty.BOOL, span) for _ in range(3))
    minimum = int_const(ty.int_range(t.kind)[0], t, span)
    b.assign(block, is_neg_1, ir.Binary(ir.BinOp.EQ, copied(rhs), int_const(-1, t, span)), span)
    b.assign(block, is_min, ir.Binary(ir.BinOp.EQ, copied(lhs), minimum), span)
    joined = ir.Binary(ir.BinOp.BIT_AND, ir.Move(is_neg_1), ir.Move(is_min))
    b.assign(block, both, joined, span)
    operands = (copied(lhs), copied(rhs))
    return lower_place.assert_that(b, block, ir.Move(both), False, overflow_kind, operands, span)


def cast(
    b: Builder, block: ir.Block, at: thir.Scope, e: thir.Expr, kind: thir.Cast
) -> tuple[ir.Block, ir.Rvalue]:
    block, operand = as_operand_in(b, block, at, kind.source)
    if kind.op is not None:
        return block, ir.Cast(kind.op, operand, e.ty)
    if isinstance(operand, ir.Const):
        place = b.temp(kind.source.ty, e.span)
        b.assign(block, place, ir.Use(operand), e.span)
    else:
        place = operand.place
    value_ty = discriminant_ty(b.tcx, kind.source.ty)
    value = b.temp(value_ty, e.span)
    b.assign(block, value, ir.Discriminant(place), e.span)
    return block, ir.Cast(ir.CastOp.INT_TO_INT, ir.Move(value), e.ty)
