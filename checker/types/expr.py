"""The type of an expression: one rule per kind, found by the class of its node.

`check_expr` gives the type before adjustments and writes it to the tables; `check_coercible` also
makes the expression fit a type and reports E0308 where it cannot. What evaluates to `!`, or stands
after something that does, sets `FnCtxt.diverges`. rustc: `rustc_hir_typeck::expr`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeAlias

from checker.types import call, expr_control, expr_path, literal, method_call
from checker.types.coerce import coerce
from checker.types.expectation import NO_EXPECTATION, Expectation, has_type
from checker.types.fn_ctxt import FnCtxt
from checker.types.infer import TypeMismatch
from checker.types.reason import NO_REASON, Reason
from checker.types.ty import BOOL, ERROR_TY, UNIT, Never, Ty
from grammar import syntax as ast
from grammar.diagnostic import error


def check_expr(fcx: FnCtxt, e: ast.Expr, expected: Expectation = NO_EXPECTATION) -> Ty:
    """The type of `e`, guided by `expected` (a hint, not a constraint)."""
    inner = fcx.peel(e)
    before = fcx.diverges
    fcx.diverges = False
    rule = _RULES.get(inner.__class__)
    if rule is None:
        ty = fcx.unsupported(_feature(inner), fcx.span(inner))
    else:
        ty = rule(fcx, inner, expected)
    if ty.__class__ is Never and inner.__class__ not in _PLACES:
        fcx.diverges = True
    types = fcx.results.expr_types
    types[inner] = ty
    while e is not inner:
        types[e] = ty
        e = _unwrap(fcx, e)
    fcx.diverges = fcx.diverges or before
    return ty


def check_coercible(
    fcx: FnCtxt, e: ast.Expr, target: Ty, reason: Reason = NO_REASON, two_phase: bool = False
) -> Ty:
    """Check `e` expecting `target` and coerce it; the type it then has."""
    found = check_expr(fcx, e, has_type(target))
    return demand_coerce(fcx, e, found, target, reason, two_phase)


def demand_coerce(
    fcx: FnCtxt,
    e: ast.Expr,
    found: Ty,
    target: Ty,
    reason: Reason = NO_REASON,
    two_phase: bool = False,
) -> Ty:
    """Coerce the checked `e` to `target`; E0308 when it cannot be."""
    target = fcx.try_structural(target)
    result = coerce(fcx, e, found, target, two_phase)
    if isinstance(result, TypeMismatch):
        from checker.types.mismatch import report_mismatch

        report_mismatch(fcx, e, target, found, result, reason)
        return ERROR_TY
    return result


def check_has_type(fcx: FnCtxt, e: ast.Expr, ty: Ty, reason: Reason = NO_REASON) -> Ty:
    """Check `e`, which must have exactly `ty` (`!` is accepted): conditions, statements."""
    from checker.types.tables import NeverToAny

    found = check_expr(fcx, e, has_type(ty))
    if isinstance(fcx.shallow(found), Never):
        fcx.adjust(e, (NeverToAny(ty),))
        return ty
    mismatch = fcx.infcx.unify(ty, found)
    if mismatch is not None:
        from checker.types.mismatch import report_mismatch

        report_mismatch(fcx, e, ty, found, mismatch, reason)
    return ty


def check_bool(fcx: FnCtxt, e: ast.Expr) -> Ty:
    return check_has_type(fcx, e, BOOL)


def _unwrap(fcx: FnCtxt, e: ast.Expr) -> ast.Expr:
    if isinstance(e, ast.MacroExpr):
        expansion: Any = fcx.resolutions.expansions[e.call]
        return expansion  # type: ignore[no-any-return]
    assert isinstance(e, (ast.ParenExpr, ast.AttributedExpr))
    return e.inner


def _error_expr(fcx: FnCtxt, e: ast.ErrorExpr, expected: Expectation) -> Ty:
    fcx.results.tainted = True
    return ERROR_TY


def _underscore(fcx: FnCtxt, e: ast.UnderscoreExpr, expected: Expectation) -> Ty:
    fcx.error(
        None,
        "in expressions, `_` can only be used on the left-hand side of an assignment",
        e.span,
        "`_` not allowed here",
    )
    return ERROR_TY


def _cast(fcx: FnCtxt, e: ast.CastExpr, expected: Expectation) -> Ty:
    from checker.types.cast import check_cast

    return check_cast(fcx, e)


def _await(fcx: FnCtxt, e: ast.AwaitExpr, expected: Expectation) -> Ty:
    """Outside async code an error, which is all code that gets here."""
    span = e.span._replace(lo=e.span.hi - len("await"))
    builder = error(
        "E0728",
        "`await` is only allowed inside `async` functions and blocks",
        span,
        "only allowed inside `async` functions and blocks",
    )
    node = fcx.owner.node
    if isinstance(node, ast.Item) and isinstance(node.kind, ast.FnItem):
        builder.label(node.kind.sig_span, "this is not `async`")
    fcx.emit(builder)
    return ERROR_TY


def _feature(e: ast.Expr) -> str:
    match e:
        case ast.UnstableExpr():
            return f"`{e.feature}`"
        case ast.BuiltinExpr():
            return f"`{e.name}!`"
        case _:
            return "this expression"


Rule: TypeAlias = Callable[[FnCtxt, Any, Expectation], Ty]


def _later(module: str, name: str) -> Rule:
    """A rule of a module that is imported when the first such expression is met."""

    def rule(fcx: FnCtxt, e: ast.Expr, expected: Expectation) -> Ty:
        found: Rule = getattr(import_module(f"checker.types.{module}"), name)
        _RULES[e.__class__] = found
        return found(fcx, e, expected)

    return rule


_PLACES = frozenset({ast.PathExpr, ast.FieldExpr, ast.IndexExpr, ast.UnaryExpr})

_RULES: dict[type, Rule] = {
    ast.LitExpr: literal.check_literal,
    ast.FormatArgsExpr: _later("expr_iter", "check_format_args"),
    ast.BuiltinExpr: _later("expr_aggregate", "check_builtin"),
    ast.PathExpr: expr_path.check_path,
    ast.UnaryExpr: _later("op", "check_unary"),
    ast.BinaryExpr: _later("op", "check_binary"),
    ast.AssignOpExpr: _later("op", "check_assign_op"),
    ast.AssignExpr: _later("expr_place", "check_assign"),
    ast.BorrowExpr: _later("expr_place", "check_borrow"),
    ast.FieldExpr: _later("expr_place", "check_field"),
    ast.IndexExpr: _later("expr_place", "check_index"),
    ast.CallExpr: call.check_call,
    ast.MethodCallExpr: method_call.check_method_call,
    ast.RangeExpr: _later("expr_aggregate", "check_range"),
    ast.TupleExpr: _later("expr_aggregate", "check_tuple"),
    ast.ArrayExpr: _later("expr_aggregate", "check_array"),
    ast.RepeatExpr: _later("expr_aggregate", "check_repeat"),
    ast.StructExpr: _later("expr_aggregate", "check_struct"),
    ast.BlockExpr: expr_control.check_block_expr,
    ast.LetExpr: expr_control.check_let_expr,
    ast.IfExpr: expr_control.check_if,
    ast.MatchExpr: expr_control.check_match,
    ast.WhileExpr: expr_control.check_while,
    ast.LoopExpr: expr_control.check_loop,
    ast.ForExpr: _later("expr_iter", "check_for"),
    ast.TryExpr: _later("expr_iter", "check_try"),
    ast.ReturnExpr: expr_control.check_return,
    ast.BreakExpr: expr_control.check_break,
    ast.ContinueExpr: expr_control.check_continue,
    ast.ClosureExpr: _later("closure", "check_closure"),
    ast.CastExpr: _cast,
    ast.UnderscoreExpr: _underscore,
    ast.AwaitExpr: _await,
    ast.ErrorExpr: _error_expr,
}

__all__ = ["UNIT", "check_coercible", "check_expr", "check_has_type", "demand_coerce"]
