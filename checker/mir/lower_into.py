"""Expressions written into a destination place, and expressions as statements.

Source: `rustc_mir_build::builder::expr::{into, stmt}`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.mir import ir, lower_block, lower_place, lower_value, thir
from checker.mir.builder import Builder, UnsupportedFeature, int_const
from checker.mir.inhabited import is_inhabited
from checker.mir.promote import promote_borrow
from checker.mir.scope import RETURN_LABEL
from checker.types import ty
from grammar.span import Span


def into(b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr) -> ir.Block:
    """Evaluate `e` and store it into `dest`; gives the block where control goes on."""
    handler = _HANDLERS.get(type(e.kind))
    if handler is not None:
        return handler(b, dest, block, e, e.kind)
    block, rvalue = lower_value.as_rvalue(b, block, e)
    b.assign(block, dest, rvalue, e.span)
    return block


def scope(
    b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: thir.ScopeExpr
) -> ir.Block:
    b.scopes.push(kind.scope)
    block = into(b, dest, block, kind.value)
    return b.scopes.pop(kind.scope, block)


def block_(
    b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: thir.BlockExpr
) -> ir.Block:
    if kind.is_const:
        from checker.mir.const_block import const_block

        assert kind.block.tail is not None
        constant = const_block(b, e, kind.block.tail)
        if constant is not None:
            b.assign(block, dest, ir.Use(ir.Const(constant, e.span)), e.span)
            return block
    if kind.label is None:
        return lower_block.block_into(b, dest, block, kind.block)
    return b.scopes.in_breakable(
        kind.label, dest, e.span, lambda: lower_block.block_into(b, dest, block, kind.block)
    )


def if_(b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: thir.If) -> ir.Block:
    """The scope of condition and `then` is left before `else` begins."""
    from checker.mir import lower_cond

    condition_scope = b.scopes.current()
    depth = len(b.scopes.stack)
    b.scopes.push(kind.scope)

    def condition_then() -> ir.Block:
        held = lower_cond.then_else_break(b, block, kind.cond, condition_scope, declare=True)
        return into(b, dest, held, kind.then)

    then, other = b.scopes.in_if_then(depth, kind.then.span, condition_then)
    then = b.scopes.pop(kind.scope, then)
    if kind.orelse is None:
        b.assign_unit(other, dest, e.span)
    else:
        other = into(b, dest, other, kind.orelse)
    join = b.new_block()
    b.goto(then, join, e.span)
    b.goto(other, join, e.span)
    return join


def let(b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: thir.Let) -> ir.Block:
    from checker.mir import lower_cond

    yes, no = b.scopes.in_if_then(
        len(b.scopes.stack),
        e.span,
        lambda: lower_cond.lower_let(b, block, kind.expr, kind.pat, e.span, declare=True),
    )
    b.assign(yes, dest, ir.Use(int_const(1, ty.BOOL, e.span)), e.span)
    b.assign(no, dest, ir.Use(int_const(0, ty.BOOL, e.span)), e.span)
    join = b.new_block()
    b.goto(yes, join, e.span)
    b.goto(no, join, e.span)
    return join


def logical(
    b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: thir.Logical
) -> ir.Block:
    from checker.mir import lower_cond

    condition_scope = b.scopes.current()
    yes, no = b.scopes.in_if_then(
        len(b.scopes.stack),
        e.span,
        lambda: lower_cond.then_else_break(b, block, kind.lhs, condition_scope, declare=False),
    )
    short, goes_on, value = (no, yes, 0) if kind.is_and else (yes, no, 1)
    b.assign(short, dest, ir.Use(int_const(value, ty.BOOL, e.span)), e.span)
    goes_on = into(b, dest, goes_on, kind.rhs)
    join = b.new_block()
    b.goto(goes_on, join, e.span)
    b.goto(short, join, e.span)
    return join


def never_to_any(
    b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: thir.NeverToAny
) -> ir.Block:
    block, _ = lower_value.as_temp(b, block, b.scopes.current(), kind.source)
    b.terminate(block, ir.Unreachable(e.span))
    return b.new_block()


def loop(b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: thir.Loop) -> ir.Block:
    start = b.new_block()
    b.goto(block, start, e.span)

    def body() -> None:
        first = b.new_block()
        b.terminate(start, ir.FalseUnwind(first, ir.UnwindContinue(), e.span))
        b.scopes.diverge_from(start)
        if b.unit_temp is None:
            b.unit_temp = b.local(ty.UNIT, e.span)
        last = into(b, ir.Place(b.unit_temp), first, kind.body)
        b.goto(last, start, e.span)

    return b.scopes.in_breakable(kind.label, dest, e.span, body, start)


def call(b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: thir.Call) -> ir.Block:
    block, func = lower_value.as_operand(b, block, kind.func)
    block, args = lower_value.operands_of(b, block, b.scopes.current(), kind.args)
    after = b.new_block()
    b.scopes.moved(args)
    target = after if is_inhabited(b.tcx, e.ty, b.env) else None
    b.terminate(
        block,
        ir.Call(
            func, args, dest, target, ir.UnwindContinue(), e.span, kind.fn_span, kind.overloaded
        ),
    )
    b.scopes.diverge_from(block)
    return after


def borrow(
    b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: thir.Borrow
) -> ir.Block:
    promoted = promote_borrow(b, e, kind)
    if promoted is not None:
        b.assign(block, dest, ir.Use(ir.Const(promoted, e.span)), e.span)
        return block
    block, place = lower_place.as_place(b, block, kind.arg)
    b.assign(block, dest, ir.Borrow(kind.kind, place), e.span)
    return block


def raw_borrow(
    b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: thir.RawBorrow
) -> ir.Block:
    block, place = lower_place.as_place(b, block, kind.arg)
    b.assign(block, dest, ir.RawBorrow(kind.mutable, place), e.span)
    return block


def adt(b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: thir.AdtExpr) -> ir.Block:
    """Fields are evaluated as written, then those of the base are read."""
    values: dict[int, ir.Operand] = {}
    for index, value in kind.fields:
        block, values[index] = lower_value.as_operand(b, block, value)
    fields = kind.info.variants[kind.variant].fields
    if kind.base is not None:
        block, base = lower_place.as_place_builder(b, block, kind.base)
        for i, t in enumerate(kind.field_types):
            if i not in values:
                place = lower_place.to_place(b, base.project(ir.Field(i, t)), e.span)
                values[i] = b.consume(place)
    union_field = None
    if kind.info.kind is ty.AdtKind.UNION:
        union_field = next(iter(values))
        operands = tuple(values.values())
    else:
        operands = tuple(values[i] for i in range(len(fields)))
    which = ir.AggregateAdt(kind.info.def_, kind.variant, kind.args, union_field, kind.user_args)
    b.assign(block, dest, ir.Aggregate(which, operands, e.ty), e.span)
    return block


def place(b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: object) -> ir.Block:
    block, source = lower_place.as_place(b, block, e)
    b.assign(block, dest, ir.Use(b.consume(source)), e.span)
    return block


def use(b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: thir.UseExpr) -> ir.Block:
    return into(b, dest, block, kind.source)


def jump(b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: object) -> ir.Block:
    return statement(b, block, e, None)


def assign_value(
    b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: object
) -> ir.Block:
    block = statement(b, block, e, None)
    b.assign_unit(block, dest, e.span)
    return block


def match_(b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: thir.Match) -> ir.Block:
    from checker.mir import lower_match

    return lower_match.match_into(b, dest, block, kind, e.span)


def not_supported(
    b: Builder, dest: ir.Place, block: ir.Block, e: thir.Expr, kind: thir.Unsupported
) -> ir.Block:
    raise UnsupportedFeature(kind.feature, e.span)


_HANDLERS: dict[type, Callable[[Builder, ir.Place, ir.Block, thir.Expr, Any], ir.Block]] = {
    thir.ScopeExpr: scope,
    thir.BlockExpr: block_,
    thir.If: if_,
    thir.Let: let,
    thir.Logical: logical,
    thir.NeverToAny: never_to_any,
    thir.Loop: loop,
    thir.Call: call,
    thir.Borrow: borrow,
    thir.RawBorrow: raw_borrow,
    thir.AdtExpr: adt,
    thir.Field: place,
    thir.Deref: place,
    thir.Index: place,
    thir.VarRef: place,
    thir.UpvarRef: place,
    thir.Ascribe: place,
    thir.UseExpr: use,
    thir.Break: jump,
    thir.Continue: jump,
    thir.Return: jump,
    thir.Assign: assign_value,
    thir.AssignOp: assign_value,
    thir.Match: match_,
    thir.Unsupported: not_supported,
}


# ------------------------------------------------------------------ statements


def statement(b: Builder, block: ir.Block, e: thir.Expr, stmt_scope: thir.Scope | None) -> ir.Block:
    """Evaluate `e` for its effects; its value is dropped at the end of `stmt_scope`."""
    match e.kind:
        case thir.ScopeExpr(inner_scope, value):
            b.scopes.push(inner_scope)
            block = statement(b, block, value, stmt_scope)
            return b.scopes.pop(inner_scope, block)
        case thir.Assign(lhs, rhs):
            return assign(b, block, lhs, rhs, e.span)
        case thir.AssignOp(op, lhs, rhs):
            block, operand = lower_value.as_operand(b, block, rhs)
            block, target = lower_place.as_place(b, block, lhs)
            block, rvalue = lower_value.binary_op(
                b, block, e.span, lhs.ty, lhs.ty, op, ir.Copy(target), operand
            )
            b.assign(block, target, rvalue, e.span)
            return block
        case thir.Continue(label):
            return leave_loop(b, block, label, e.span)
        case thir.Break(label, value):
            return break_(b, block, label, value, e.span)
        case thir.Return(value):
            return break_(b, block, RETURN_LABEL, value, e.span)
        case thir.Unsupported(feature):
            raise UnsupportedFeature(feature, e.span)
        case _:
            at = stmt_scope if stmt_scope is not None else b.scopes.current()
            block, _ = lower_value.as_temp(b, block, at, e, mutable=False)
            return block


def assign(b: Builder, block: ir.Block, lhs: thir.Expr, rhs: thir.Expr, span: Span) -> ir.Block:
    """The right side first; then what was in the place is dropped, if it needs to be."""
    block, rvalue = lower_value.as_rvalue(b, block, rhs)
    block, target = lower_place.as_place(b, block, lhs)
    if not b.needs_drop(lhs.ty):
        b.assign(block, target, rvalue, span)
        return block
    normal, unwound = b.new_block(), b.new_block()
    b.blocks[unwound].is_cleanup = True
    b.assign(normal, target, rvalue, lhs.span)
    b.assign(unwound, target, rvalue, lhs.span)
    unwind = ir.UnwindCleanup(unwound)
    b.terminate(block, ir.Drop(target, normal, unwind, lhs.span, replace=True))
    b.scopes.diverge_from(block)
    return normal


def break_(
    b: Builder, block: ir.Block, label: object, value: thir.Expr | None, span: Span
) -> ir.Block:
    """What follows in the source cannot be reached, and goes into a block of its own."""
    target = b.scopes.find_breakable(label)
    if value is not None:
        block = into(b, target.destination, block, value)
    else:
        b.assign_unit(block, target.destination, span)
    b.scopes.exit_to(target.breaks, target.depth, block, span)
    return b.new_block()


def leave_loop(b: Builder, block: ir.Block, label: object, span: Span) -> ir.Block:
    target = b.scopes.find_breakable(label)
    assert target.continues is not None
    b.scopes.exit_to(target.continues, target.depth, block, span)
    return b.new_block()
