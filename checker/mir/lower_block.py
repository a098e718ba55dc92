"""Blocks and `let` statements.

Each `let` opens a remainder scope to the end of its block, in which its variables live. With
`else`, a failed test leaves the remainder scope before the `else` block runs.

Source: `rustc_mir_build::builder::block`.
"""

from __future__ import annotations

from checker.mir import ir, lower_bind, lower_into, lower_place, thir
from checker.mir.builder import Builder
from checker.types import ty
from checker.types.tables import BindMode


def block_into(b: Builder, dest: ir.Place, block: ir.Block, source: thir.Block) -> ir.Block:
    """Run `source` and store its value into `dest`."""
    b.scopes.push(source.scope)
    remainders: list[thir.Scope] = []
    for stmt in source.stmts:
        b.tails.append(None)
        if isinstance(stmt, thir.ExprStmt):
            b.scopes.push(stmt.scope)
            block = lower_into.statement(b, block, stmt.expr, stmt.scope)
            block = b.scopes.pop(stmt.scope, block)
        elif stmt.orelse is not None:
            block = let_else(b, block, stmt, stmt.orelse)
            remainders.append(stmt.remainder)
        else:
            block = let(b, block, stmt)
            remainders.append(stmt.remainder)
        b.tails.pop()
    if source.tail is not None:
        b.tails.append(source.tail.span)
        block = lower_into.into(b, dest, block, source.tail)
        b.tails.pop()
    elif b.place_ty(dest) == ty.UNIT:
        b.assign_unit(block, dest, source.span)
    for scope in reversed(remainders):
        block = b.scopes.pop(scope, block)
    return b.scopes.pop(source.scope, block)


def let(b: Builder, block: ir.Block, stmt: thir.LetStmt) -> ir.Block:
    b.scopes.push(stmt.remainder)
    b.scopes.push(stmt.init_scope)
    lower_bind.declare(b, stmt.pat, user_ty=stmt.user_ty)
    if stmt.init is not None:
        block = init_pattern(b, block, stmt, stmt.init)
        return b.scopes.pop(stmt.init_scope, block)
    block = b.scopes.pop(stmt.init_scope, block)
    for binding in lower_bind.bindings(stmt.pat):
        lower_bind.storage_live(b, block, binding.var, binding.span)
        lower_bind.schedule_drop(b, binding.var, binding.span)
        if stmt.user_ty is not None:
            place = ir.Place(b.var_local(binding.var))
            b.push(block, ir.AscribeUserType(place, stmt.user_ty, False, stmt.ty_span))
    return block


def init_pattern(b: Builder, block: ir.Block, stmt: thir.LetStmt, init: thir.Expr) -> ir.Block:
    """`let x = init` stores right into `x`; other patterns take `init` as a place apart."""
    pat = stmt.pat
    kind = pat.kind
    if isinstance(kind, thir.BindingPat) and kind.mode is BindMode.MOVE and kind.sub is None:
        place = ir.Place(lower_bind.storage_live(b, block, kind.var, pat.span))
        block = lower_into.into(b, place, block, init)
        b.push(block, ir.FakeRead(ir.FakeReadCause.FOR_LET, place, pat.span))
        if stmt.user_ty is not None:
            b.push(block, ir.AscribeUserType(place, stmt.user_ty, False, stmt.ty_span))
        lower_bind.schedule_drop(b, kind.var, pat.span)
        return block
    from checker.mir import lower_match

    block, scrutinee = lower_match.lower_scrutinee(b, block, init)
    if stmt.user_ty is not None:
        found = lower_place.try_to_place(b, scrutinee)
        if found is not None:
            b.push(block, ir.AscribeUserType(found, stmt.user_ty, True, stmt.ty_span))
    return lower_match.bind_irrefutable(b, block, pat, scrutinee)


def let_else(b: Builder, block: ir.Block, stmt: thir.LetStmt, orelse: thir.Block) -> ir.Block:
    from checker.mir import lower_cond

    assert stmt.init is not None
    failure_entry = b.new_block()
    nowhere = b.temp(ty.NEVER, orelse.span)
    failure_end = block_into(b, nowhere, failure_entry, orelse)
    b.terminate(failure_end, ir.Unreachable(orelse.span))
    outer = len(b.scopes.stack)
    b.scopes.push(stmt.remainder)
    b.scopes.push(stmt.init_scope)
    lower_bind.declare(b, stmt.pat, user_ty=None)
    init = stmt.init
    matched, failed = b.scopes.in_if_then(
        outer,
        orelse.span,
        lambda: lower_cond.lower_let(
            b, block, init, stmt.pat, init.span, declare=False, let_else=stmt
        ),
    )
    matched = b.scopes.pop(stmt.init_scope, matched)
    b.goto(failed, failure_entry, orelse.span)
    return matched
