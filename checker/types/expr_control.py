"""Blocks, branches, loops and jumps (rustc: `check_block`, `check_match`, ...)."""

from __future__ import annotations

from typing import TypeAlias, cast

from checker.types.coerce import CoerceMany
from checker.types.expectation import NO_EXPECTATION, Expectation, ExpectKind, has_type
from checker.types.fn_ctxt import Breakable, FnCtxt
from checker.types.infer import TypeMismatch
from checker.types.reason import NO_REASON, Reason, ReasonKind
from checker.types.ty import BOOL, NEVER, UNIT, Ty
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.span import Span

# ------------------------------------------------------------------ blocks


def check_block(
    fcx: FnCtxt,
    block: ast.Block,
    expected: Expectation,
    owner: ast.BlockExpr | None = None,
    is_body: bool = False,
) -> Ty:
    """The type of a block, its tail coerced to what is expected. `owner` when it has a label;
    `is_body` for the body of a function."""
    from checker.types.expr import check_expr
    from checker.types.stmt import check_stmt, parts

    before = fcx.diverges
    many = CoerceMany(expected.coercion_target(fcx))
    breakable = Breakable(many)
    if owner is not None:
        fcx.breakables[owner] = breakable
    stmts, tail = parts(fcx, block)
    for stmt in stmts:
        check_stmt(fcx, stmt)
    if tail is not None:
        found = check_expr(fcx, tail, expected)
        mismatch = many.push(fcx, tail, found)
        if mismatch is not None:
            reason = Reason(ReasonKind.BLOCK_TAIL, block=block)
            from checker.types.mismatch import report_mismatch

            report_mismatch(fcx, tail, mismatch.expected, found, mismatch, reason)
    elif not fcx.diverges:
        mismatch = many.push_unit(fcx)
        if mismatch is not None:
            from checker.types.mismatch_places import report_missing_tail

            report_missing_tail(fcx, block, stmts, mismatch, is_body)
    if breakable.may_break:
        fcx.diverges = before
    ty = many.complete()
    fcx.results.block_types[block] = ty
    return ty


def check_block_expr(fcx: FnCtxt, e: ast.BlockExpr, expected: Expectation) -> Ty:
    match e.kind:
        case ast.BlockKind.ASYNC | ast.BlockKind.ASYNC_MOVE:
            return fcx.unsupported("async blocks", e.span)
        case ast.BlockKind.CONST:
            return _const_block(fcx, e, expected)
        case _:
            pass
    return check_block(fcx, e.block, expected, e)


def _const_block(fcx: FnCtxt, e: ast.BlockExpr, expected: Expectation) -> Ty:
    """Typed with what is around it; nothing can be returned or broken out of it."""
    saved = fcx.return_ty, fcx.return_coercion, fcx.breakables
    fcx.return_ty = fcx.return_coercion = None
    fcx.breakables = {}
    try:
        return check_block(fcx, e.block, expected, e)
    finally:
        fcx.return_ty, fcx.return_coercion, fcx.breakables = saved


# ------------------------------------------------------------------ if and match


def check_let_expr(fcx: FnCtxt, e: ast.LetExpr, expected: Expectation) -> Ty:
    from checker.types.stmt import check_scrutinee_pat

    check_scrutinee_pat(fcx, e.pat, e.scrutinee)
    return BOOL


Branch: TypeAlias = "ast.Block | ast.Expr"


def check_if(fcx: FnCtxt, e: ast.IfExpr, expected: Expectation) -> Ty:
    from checker.types.expr import check_bool, check_expr

    check_bool(fcx, e.cond)
    cond_diverges = fcx.diverges
    branch = expected.for_branches(fcx)
    fcx.diverges = False
    then_ty = check_block(fcx, e.then, branch)
    then_diverges = fcx.diverges
    many = CoerceMany(branch.coercion_target(fcx))
    mismatch = many.push(fcx, cast(ast.Expr, e.then), then_ty)
    if mismatch is not None:
        from checker.types.mismatch import report_mismatch

        report_mismatch(fcx, cast(ast.Expr, e.then), mismatch.expected, then_ty, mismatch)
    if e.orelse is None:
        no_else = many.push_unit(fcx)
        if no_else is not None:
            from checker.types.mismatch_places import report_no_else

            report_no_else(fcx, e, no_else)
        fcx.diverges = cond_diverges
        return many.complete()
    fcx.diverges = False
    else_ty = check_expr(fcx, e.orelse, branch)
    mismatch = many.push(fcx, e.orelse, else_ty)
    if mismatch is not None:
        from checker.types.mismatch_places import report_branches_mismatch

        report_branches_mismatch(fcx, e, mismatch)
    fcx.diverges = cond_diverges or (then_diverges and fcx.diverges)
    return many.complete()


def check_match(fcx: FnCtxt, e: ast.MatchExpr, expected: Expectation) -> Ty:
    from checker.types.expr import check_bool, check_expr
    from checker.types.pat import check_pat_top
    from checker.types.stmt import check_scrutinee

    scrutinee_ty = check_scrutinee(fcx, [a.pat for a in e.arms], e.scrutinee)
    scrutinee_diverges = fcx.diverges
    for arm in e.arms:
        check_pat_top(fcx, arm.pat, scrutinee_ty, scrutinee=e.scrutinee)
    branch = expected.for_branches(fcx)
    many = CoerceMany(_match_target(fcx, expected))
    all_diverge = True
    prior: list[tuple[ast.MatchArm, Ty]] = []
    for arm in e.arms:
        if arm.guard is not None:
            fcx.diverges = False
            check_bool(fcx, arm.guard)
        fcx.diverges = False
        ty = check_expr(fcx, arm.body, branch)
        all_diverge = all_diverge and fcx.diverges
        mismatch = many.push(fcx, arm.body, ty)
        if mismatch is not None:
            from checker.types.mismatch_places import report_arms_mismatch

            report_arms_mismatch(fcx, e, arm, prior, mismatch)
        prior.append((arm, ty))
    fcx.diverges = scrutinee_diverges or all_diverge
    return many.complete()


def _match_target(fcx: FnCtxt, expected: Expectation) -> Ty:
    """Not `()`: arms of a statement may have any type in common, and the whole is reported."""
    if expected.kind is ExpectKind.HAS_TYPE and expected.ty is not None:
        ty = fcx.resolve(expected.ty)
        if ty != UNIT:
            return ty
    return fcx.infcx.fresh()


# ------------------------------------------------------------------ loops and jumps


def check_while(fcx: FnCtxt, e: ast.WhileExpr, expected: Expectation) -> Ty:
    from checker.types.expr import check_bool

    fcx.breakables[e] = Breakable(None, True)
    check_bool(fcx, e.cond)
    check_loop_body(fcx, e.body)
    fcx.diverges = False
    return UNIT


def check_loop_body(fcx: FnCtxt, body: ast.Block) -> None:
    check_block(fcx, body, has_type(UNIT))


def check_loop(fcx: FnCtxt, e: ast.LoopExpr, expected: Expectation) -> Ty:
    many = CoerceMany(expected.coercion_target(fcx))
    breakable = fcx.breakables[e] = Breakable(many)
    check_loop_body(fcx, e.body)
    fcx.diverges = not breakable.may_break
    return many.complete()


def check_break(fcx: FnCtxt, e: ast.BreakExpr, expected: Expectation) -> Ty:
    from checker.types.expr import check_expr

    target = fcx.resolutions.labels.get(e)
    breakable = None if target is None else fcx.breakables.get(target)
    if target is None or breakable is None:
        fcx.results.tainted = True
        if e.value is not None:
            check_expr(fcx, e.value)
        return NEVER
    if breakable.coerce is None:
        if e.value is not None:
            _break_value_in_loop(fcx, e, target)
            check_expr(fcx, e.value)
    elif e.value is not None:
        _push_break(fcx, breakable.coerce, e.value)
    else:
        mismatch = breakable.coerce.push_unit(fcx)
        if mismatch is not None:
            _break_without_value(fcx, e, mismatch)
    breakable.may_break = breakable.may_break or not fcx.diverges
    return NEVER


def _push_break(fcx: FnCtxt, many: CoerceMany, value: ast.Expr) -> None:
    from checker.types.expr import check_expr

    found = check_expr(fcx, value, has_type(many.expected))
    mismatch = many.push(fcx, value, found)
    if mismatch is not None:
        from checker.types.mismatch import report_mismatch

        report_mismatch(fcx, value, mismatch.expected, found, mismatch, NO_REASON)


def _break_without_value(fcx: FnCtxt, e: ast.BreakExpr, mismatch: TypeMismatch) -> None:
    expected = fcx.show(mismatch.expected)
    builder = error("E0308", "mismatched types", e.span, f"expected `{expected}`, found `()`")
    label = "" if e.label is None else f" {e.label.name}"
    builder.suggest(
        "give the `break` a value of the expected type", (e.span, f"break{label} value")
    )
    fcx.emit(builder)


def _break_value_in_loop(fcx: FnCtxt, e: ast.BreakExpr, target: object) -> None:
    kind = "for" if isinstance(target, ast.ForExpr) else "while"
    builder = error(
        "E0571",
        f"`break` with value from a `{kind}` loop",
        e.span,
        "can only break with a value inside `loop` or breakable block",
    )
    if isinstance(target, (ast.ForExpr, ast.WhileExpr)):
        builder.label(_head(target), f"you can't `break` with a value in a `{kind}` loop")
    label = "" if e.label is None else f" {e.label.name}"
    builder.suggest(
        f"use `break` on its own without a value inside this `{kind}` loop",
        (e.span, f"break{label}"),
    )
    fcx.emit(builder)


def _head(loop: ast.ForExpr | ast.WhileExpr) -> Span:
    end = loop.iterable.span if isinstance(loop, ast.ForExpr) else loop.cond.span
    return loop.span.shrink_to_lo().to(end)


def check_continue(fcx: FnCtxt, e: ast.ContinueExpr, expected: Expectation) -> Ty:
    if fcx.resolutions.labels.get(e) is None:
        fcx.results.tainted = True
    return NEVER


def check_return(fcx: FnCtxt, e: ast.ReturnExpr, expected: Expectation) -> Ty:
    from checker.types.expr import check_expr

    many = fcx.return_coercion
    if many is None:
        fcx.error("E0572", "return statement outside of function body", e.span)
        if e.value is not None:
            check_expr(fcx, e.value, NO_EXPECTATION)
        return NEVER
    if e.value is not None:
        check_returned(fcx, e.value)
    else:
        mismatch = many.push_unit(fcx)
        if mismatch is not None:
            from checker.types.mismatch_places import report_return_unit

            report_return_unit(fcx, e, mismatch)
    return NEVER


def check_returned(fcx: FnCtxt, value: ast.Expr) -> None:
    """The value of a `return`, or the expression that is a closure's body."""
    from checker.types.expr import check_expr

    many, ty = fcx.return_coercion, fcx.return_ty
    assert many is not None
    assert ty is not None
    found = check_expr(fcx, value, has_type(ty))
    mismatch = many.push(fcx, value, found)
    if mismatch is not None:
        reason = Reason(ReasonKind.RETURN)
        from checker.types.mismatch import report_mismatch

        report_mismatch(fcx, value, mismatch.expected, found, mismatch, reason)
