"""Conditions: control flow that leaves for the `else` as soon as a part fails.

`a && b`, `!a` and `let p = e` of a condition make no boolean: a failed part goes out of all scopes
opened since the condition began (`Scopes.break_for_else`), dropping what is alive by then.

Source: `rustc_mir_build::builder::matches::{then_else_break, lower_let_expr}`.
"""

from __future__ import annotations

from checker.mir import ir, lower_bind, lower_match, lower_place, lower_value, thir
from checker.mir.builder import Builder
from checker.types import ty
from grammar.span import Span


def then_else_break(
    b: Builder,
    block: ir.Block,
    e: thir.Expr,
    temp_scope: thir.Scope | None,
    declare: bool,
) -> ir.Block:
    """Test `e`; gives the block where it held. `temp_scope` (None: the innermost) takes the
    temporary of a plain boolean; `declare` the variables of a `let`."""
    kind = e.kind
    match kind:
        case thir.Logical(True, lhs, rhs):
            block = then_else_break(b, block, lhs, temp_scope, declare)
            return then_else_break(b, block, rhs, temp_scope, declare)
        case thir.Logical(False, lhs, rhs):
            return either(b, block, lhs, rhs, temp_scope, e.span)
        case thir.Unary(ir.UnOp.NOT, arg) if arg.ty == ty.BOOL:
            held, failed = b.scopes.in_if_then(
                len(b.scopes.stack),
                e.span,
                lambda: then_else_break(b, block, arg, temp_scope, declare=False),
            )
            b.scopes.break_for_else(held, e.span)
            return failed
        case thir.ScopeExpr(scope, value):
            b.scopes.push(scope)
            block = then_else_break(b, block, value, temp_scope, declare)
            return b.scopes.pop(scope, block)
        case thir.UseExpr(source):
            return then_else_break(b, block, source, temp_scope, declare)
        case thir.Let(pat, scrutinee):
            return lower_let(b, block, scrutinee, pat, e.span, declare)
        case _:
            return test_bool(b, block, e, temp_scope)


def either(
    b: Builder,
    block: ir.Block,
    lhs: thir.Expr,
    rhs: thir.Expr,
    temp_scope: thir.Scope | None,
    span: Span,
) -> ir.Block:
    held, failed = b.scopes.in_if_then(
        len(b.scopes.stack),
        span,
        lambda: then_else_break(b, block, lhs, temp_scope, declare=False),
    )
    second = then_else_break(b, failed, rhs, temp_scope, declare=False)
    join = b.new_block()
    b.goto(held, join, span)
    b.goto(second, join, span)
    return join


def test_bool(b: Builder, block: ir.Block, e: thir.Expr, temp_scope: thir.Scope | None) -> ir.Block:
    scope = temp_scope if temp_scope is not None else b.scopes.current()
    block, temp = lower_value.as_temp(b, block, scope, e)
    held, failed = b.new_block(), b.new_block()
    operand = ir.Move(ir.Place(temp))
    b.terminate(block, ir.SwitchInt(operand, ty.BOOL, (0,), (failed,), held, e.span))
    b.scopes.break_for_else(failed, e.span)
    return held


def lower_let(
    b: Builder,
    block: ir.Block,
    scrutinee: thir.Expr,
    pat: thir.Pat,
    span: Span,
    declare: bool,
    let_else: thir.LetStmt | None = None,
) -> ir.Block:
    """`let pat = scrutinee`; the variables of a `let else` or of a guard are declared already."""
    block, place = lower_match.lower_scrutinee(b, block, scrutinee)
    if let_else is not None and let_else.user_ty is not None:
        found = lower_place.try_to_place(b, place)
        if found is not None:
            b.push(block, ir.AscribeUserType(found, let_else.user_ty, True, let_else.ty_span))
    tree = lower_match.match_tree(b, block, place, [(pat, False)], True, scrutinee.span)
    b.scopes.break_for_else(tree.otherwise, span)
    if declare:
        lower_bind.declare(b, pat)
    return lower_match.bind_pattern(b, tree.branches[0], [], None, pat.span)
