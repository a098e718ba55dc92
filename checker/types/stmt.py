"""Statements, `let`, and scrutinees (rustc: `check_stmt`, `check_decl`, ...)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from checker.names.defs import Resolutions
from checker.types.annotate import lower_annotation
from checker.types.expectation import NO_EXPECTATION, has_type
from checker.types.fn_ctxt import FnCtxt
from checker.types.reason import NO_REASON, Reason, ReasonKind
from checker.types.ty import NEVER, UNIT, Ty
from grammar import syntax as ast


def parts(fcx: FnCtxt, block: ast.Block) -> tuple[list[ast.Stmt], ast.Expr | None]:
    """The statements and the tail of a block, its statement macros expanded."""
    return block_parts(fcx.resolutions, block)


def block_parts(
    resolutions: Resolutions, block: ast.Block
) -> tuple[list[ast.Stmt], ast.Expr | None]:
    """As `parts`, from the resolutions alone: lowering asks too.

    A macro that ends the block without a semicolon and expands to statements gives the block the
    value of its last expression.
    """
    stmts: list[ast.Stmt] = []
    for stmt in block.stmts:
        _expand(resolutions, stmt, stmts)
    tail = block.tail
    if isinstance(tail, ast.MacroExpr):
        expansion = resolutions.expansions.get(tail.call)
        if isinstance(expansion, tuple):
            for stmt in expansion:
                _expand(resolutions, stmt, stmts)
            tail = _take_tail(stmts)
    elif tail is None and block.stmts and isinstance(block.stmts[-1], ast.MacroStmt):
        if not block.stmts[-1].semi:
            tail = _take_tail(stmts)
    return stmts, tail


def _expand(resolutions: Resolutions, stmt: ast.Stmt, out: list[ast.Stmt]) -> None:
    if not isinstance(stmt, ast.MacroStmt):
        out.append(stmt)
        return
    expansion = resolutions.expansions.get(stmt.call)
    if isinstance(expansion, tuple):
        for inner in cast("tuple[ast.Stmt, ...]", expansion):
            _expand(resolutions, inner, out)
    elif expansion is not None:
        out.append(ast.ExprStmt(cast(ast.Expr, expansion), stmt.semi, (), stmt.span))


def _take_tail(stmts: list[ast.Stmt]) -> ast.Expr | None:
    if stmts and isinstance(stmts[-1], ast.ExprStmt) and not stmts[-1].semi:
        return cast(ast.ExprStmt, stmts.pop()).expr
    return None


def check_stmt(fcx: FnCtxt, stmt: ast.Stmt) -> None:
    from checker.types.expr import check_expr, check_has_type

    before = fcx.diverges
    fcx.diverges = False
    match stmt:
        case ast.LetStmt():
            check_let(fcx, stmt)
        case ast.ExprStmt(expr, semi, _, _):
            if semi:
                check_expr(fcx, expr)
            else:
                check_has_type(fcx, expr, UNIT, Reason(ReasonKind.STATEMENT))
        case ast.ItemStmt() | ast.EmptyStmt() | ast.MacroStmt():
            pass
    fcx.diverges = fcx.diverges or before


def check_let(fcx: FnCtxt, stmt: ast.LetStmt) -> None:
    from checker.types.expr import check_coercible
    from checker.types.expr_control import check_block
    from checker.types.pat import check_pat_top, ref_binding

    if stmt.ty is not None:
        ty = lower_annotation(fcx, stmt.ty, stmt)
        reason = Reason(ReasonKind.LET_TYPE, stmt.ty.span, let=stmt)
    else:
        ty = fcx.fresh(stmt.pat.span)
        reason = NO_REASON
    fcx.local_annotations[stmt.pat] = stmt
    if stmt.init is not None:
        mutable = ref_binding(fcx, [stmt.pat])
        if mutable is not None:
            found = check_expr_needs(fcx, stmt.init, mutable)
            _unify_or_report(fcx, stmt.init, ty, found, reason)
        else:
            check_coercible(fcx, stmt.init, ty, reason)
    check_pat_top(
        fcx,
        stmt.pat,
        ty,
        annotation=None if stmt.ty is None else stmt.ty.span,
        scrutinee=stmt.init,
        is_let=True,
    )
    if stmt.orelse is None:
        return
    before = fcx.diverges
    fcx.diverges = False
    check_block(fcx, stmt.orelse, has_type(NEVER))
    fcx.diverges = before


def _unify_or_report(fcx: FnCtxt, e: ast.Expr, expected: Ty, found: Ty, reason: Reason) -> None:
    from checker.types.mismatch import report_mismatch

    mismatch = fcx.infcx.unify(expected, found)
    if mismatch is not None:
        report_mismatch(fcx, e, expected, found, mismatch, reason)


def check_expr_needs(fcx: FnCtxt, e: ast.Expr, mutable: bool, expected: object = None) -> Ty:
    """Check `e`, used as a mutable place where `mutable`."""
    from checker.types.expectation import Expectation
    from checker.types.expr import check_expr
    from checker.types.place import make_mutable

    hint = expected if isinstance(expected, Expectation) else NO_EXPECTATION
    ty = check_expr(fcx, e, hint)
    if mutable:
        make_mutable(fcx, e)
    return ty


def check_scrutinee(fcx: FnCtxt, pats: Sequence[ast.Pat], scrutinee: ast.Expr) -> Ty:
    """The type matched on. `ref` bindings need the place itself; else it may be coerced."""
    from checker.types.expr import check_expr, demand_coerce
    from checker.types.pat import ref_binding

    mutable = ref_binding(fcx, pats)
    if mutable is not None:
        return check_expr_needs(fcx, scrutinee, mutable)
    if not pats:
        return check_expr(fcx, scrutinee)
    ty = fcx.fresh(scrutinee.span)
    found = check_expr(fcx, scrutinee, has_type(ty))
    return demand_coerce(fcx, scrutinee, found, ty)


def check_scrutinee_pat(fcx: FnCtxt, pat: ast.Pat, scrutinee: ast.Expr) -> Ty:
    """`let pat = scrutinee` as a condition."""
    from checker.types.pat import check_pat_top

    ty = check_scrutinee(fcx, [pat], scrutinee)
    diverges = fcx.diverges
    check_pat_top(fcx, pat, ty, scrutinee=scrutinee)
    fcx.diverges = diverges
    return ty
