"""Mismatches at particular places: tails, branches, arms, `return`, patterns, closures.

Source: `rustc_hir_typeck::{coercion, _match, pat}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.context import LangItem
from checker.types.fold import has_error
from checker.types.infer import TypeMismatch
from checker.types.mismatch import blame, fn_item, mismatch_builder
from checker.types.mismatch_words import describe, expected_found, is_simple, plural
from checker.types.reason import NO_REASON
from checker.types.ty import (
    NEVER,
    TY_CLASSES,
    UNIT,
    Adt,
    Infer,
    Never,
    PolyFnSig,
    Prim,
    Ref,
    Tuple,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, error
from grammar.span import Span

if TYPE_CHECKING:
    from checker.types.fn_ctxt import FnCtxt


def report_missing_tail(
    fcx: FnCtxt, block: ast.Block, stmts: list[ast.Stmt], mismatch: TypeMismatch, is_body: bool
) -> None:
    """A block without tail where a value is expected."""
    expected = fcx.resolve(mismatch.expected)
    fcx.results.tainted = True
    if not isinstance(expected, TY_CLASSES) or has_error(expected):
        return
    if isinstance(expected, Never) and not is_body:
        _report_let_else(fcx, block)
        return
    if is_body and fcx.return_span is not None and fcx.enclosing_closure is None:
        builder = mismatch_builder(fcx, fcx.return_span, expected, UNIT, None)
        node = fn_item(fcx)
        if node is not None:
            builder.label(
                node.name.span,
                "implicitly returns `()` as its body has no tail or `return` expression",
            )
    else:
        builder = mismatch_builder(fcx, block.span, expected, UNIT, None)
    _suggest_semicolon(fcx, builder, stmts, expected)
    fcx.emit(builder)


def _report_let_else(fcx: FnCtxt, block: ast.Block) -> None:
    message = "`else` clause of `let...else` does not diverge"
    builder = mismatch_builder(fcx, block.span, NEVER, UNIT, None, message=message)
    builder.help("try adding a diverging expression, such as `return` or `panic!(..)`")
    builder.help("...or use `match` instead of `let...else`")
    fcx.emit(builder)


def _suggest_semicolon(
    fcx: FnCtxt, builder: DiagnosticBuilder, stmts: list[ast.Stmt], expected: Ty
) -> None:
    """`remove this semicolon`, if the last expression has the type."""
    from checker.types.coerce import can_coerce

    if not stmts:
        return
    last = stmts[-1]
    if not isinstance(last, ast.ExprStmt) or not last.semi:
        return
    ty = fcx.results.expr_types.get(fcx.peel(last.expr))
    if ty is None or has_error(fcx.resolve(ty)) or not can_coerce(fcx, ty, expected):
        return
    if isinstance(fcx.resolve(ty), Infer) and fcx.resolve(ty) == expected:
        return
    at = last.span._replace(lo=last.span.hi - 1)
    builder.suggest("remove this semicolon to return this value", (at, ""))


def report_no_else(fcx: FnCtxt, e: ast.IfExpr, mismatch: TypeMismatch) -> None:
    """E0317: the value of an `if` without `else` is `()`."""
    expected = fcx.resolve(mismatch.expected)
    fcx.results.tainted = True
    if not isinstance(expected, TY_CLASSES) or has_error(expected):
        return
    text, _ = describe(fcx, expected, UNIT, None)
    builder = error("E0317", "`if` may be missing an `else` clause", e.span, text)
    if fcx.return_span is not None and fcx.resolve(fcx.return_ty) == expected:
        if _is_returned(fcx, e):
            shown = fcx.show(expected)
            builder.label(fcx.return_span, f"expected `{shown}` because of this return type")
        elif e.then.tail is not None:
            builder.label(e.then.tail.span, "found here")
    elif e.then.tail is not None:
        builder.label(e.then.tail.span, "found here")
    if not (is_simple(fcx, expected)):
        builder.note(expected_found(fcx, expected, UNIT))
    builder.note("`if` expressions without `else` evaluate to `()`")
    builder.help("consider adding an `else` block that evaluates to the expected type")
    fcx.emit(builder)


def _is_returned(fcx: FnCtxt, e: ast.Expr) -> bool:
    node = fn_item(fcx)
    if node is None or node.body is None:
        return False
    at = node.body.tail
    return at is not None and fcx.peel(at) is e


def report_branches_mismatch(fcx: FnCtxt, e: ast.IfExpr, mismatch: TypeMismatch) -> None:
    """`if` and `else` have incompatible types."""
    expected, found = fcx.resolve(mismatch.expected), fcx.resolve(mismatch.found)
    fcx.results.tainted = True
    if not isinstance(expected, TY_CLASSES) or not isinstance(found, TY_CLASSES):
        return
    if has_error(expected) or has_error(found):
        return
    assert e.orelse is not None
    orelse = blame(fcx, e.orelse)
    message = "`if` and `else` have incompatible types"
    builder = mismatch_builder(fcx, fcx.span(orelse), expected, found, mismatch, message=message)
    then_tail = e.then.tail
    if "\n" in fcx.tcx.sources.snippet(e.span):
        builder.label(e.span, "`if` and `else` have incompatible types")
    if then_tail is not None:
        builder.label(then_tail.span, "expected because of this")
    elif e.then.stmts:
        builder.label(e.then.stmts[-1].span, "expected because of this")
    fcx.emit(builder)


def report_arms_mismatch(
    fcx: FnCtxt,
    e: ast.MatchExpr,
    arm: ast.MatchArm,
    prior: list[tuple[ast.MatchArm, Ty]],
    mismatch: TypeMismatch,
) -> None:
    expected, found = fcx.resolve(mismatch.expected), fcx.resolve(mismatch.found)
    fcx.results.tainted = True
    if not isinstance(expected, TY_CLASSES) or not isinstance(found, TY_CLASSES):
        return
    if has_error(expected) or has_error(found):
        return
    body = blame(fcx, arm.body)
    others = [(a, t) for a, t in prior if not _is_never(fcx, t)]
    if not others:
        builder = mismatch_builder(fcx, fcx.span(body), expected, found, mismatch)
        if fcx.return_span is not None and fcx.resolve(fcx.return_ty) == expected:
            shown = fcx.show(expected)
            builder.label(fcx.return_span, f"expected `{shown}` because of return type")
        from checker.types.suggest import suggest

        suggest(fcx, builder, body, expected, found, NO_REASON)
        fcx.emit(builder)
        return
    message = "`match` arms have incompatible types"
    builder = mismatch_builder(fcx, fcx.span(body), expected, found, mismatch, message=message)
    builder.label(_outer(e), "`match` arms have incompatible types")
    shown = fcx.show(fcx.resolve(others[-1][1]))
    arms = [fcx.span(blame(fcx, a.body)) for a, _ in others]
    if len(arms) <= 4:
        for span in arms:
            builder.label(span, f"this is found to be of type `{shown}`")
    else:
        text = f"this and all prior arms are found to be of type `{shown}`"
        builder.label(arms[-1], text)
    fcx.emit(builder)


def _outer(e: ast.MatchExpr) -> Span:
    """`match scrutinee`."""
    return e.span.shrink_to_lo().to(e.scrutinee.span)


def _is_never(fcx: FnCtxt, t: Ty) -> bool:
    from checker.types.ty import Never

    return isinstance(fcx.resolve(t), Never)


def report_return_unit(fcx: FnCtxt, e: ast.ReturnExpr, mismatch: TypeMismatch) -> None:
    """E0069: `return;` where a value is expected."""
    expected = fcx.resolve(mismatch.expected)
    fcx.results.tainted = True
    if not isinstance(expected, TY_CLASSES) or has_error(expected):
        return
    builder = error(
        "E0069",
        "`return;` in a function whose return type is not `()`",
        e.span,
        "return type is not `()`",
    )
    if fcx.return_span is not None and fcx.enclosing_closure is None:
        shown = fcx.show(expected)
        builder.label(fcx.return_span, f"expected `{shown}` because of this return type")
    value = default_value(fcx, expected)
    if value is not None:
        builder.suggest(
            "give the `return` a value of the expected type", (e.span.shrink_to_hi(), f" {value}")
        )
    fcx.emit(builder)


def default_value(fcx: FnCtxt, t: Ty) -> str | None:
    """A value of type `t` to write in a suggestion."""
    from checker.types.ty import is_float, is_integral

    if is_integral(t):
        return "42"
    if is_float(t):
        return "3.14159"
    if isinstance(t, Prim):
        return {"bool": "true", "char": "'a'"}.get(t.kind.value)
    if isinstance(t, Tuple) and not t.elements:
        return "()"
    if isinstance(t, Adt):
        values = {
            LangItem.STRING: 'String::from("")',
            LangItem.OPTION: "None",
            LangItem.VEC: "vec![]",
        }
        return next((v for i, v in values.items() if fcx.tcx.is_lang(t.def_, i)), "value")
    if isinstance(t, Ref) and isinstance(t.pointee, Prim) and t.pointee.kind.value == "str":
        return '""'
    return "value"


def report_pat_mismatch(
    fcx: FnCtxt,
    pat: ast.Pat,
    expected: Ty,
    found: Ty,
    mismatch: TypeMismatch,
    annotation: Span | None,
    scrutinee: ast.Expr | None,
    span: Span | None = None,
    is_for: bool = False,
) -> None:
    """A pattern of type `found` where values of type `expected` are matched."""
    expected, found = fcx.resolve(expected), fcx.resolve(found)
    fcx.results.tainted = True
    if has_error(expected) or has_error(found):
        return
    whole = TypeMismatch(expected, found, mismatch.cyclic)
    if isinstance(expected, Ref) and isinstance(found, Ref):
        whole = mismatch
    builder = mismatch_builder(fcx, span or pat.span, expected, found, whole)
    if annotation is not None:
        builder.label(annotation, "expected due to this")
    elif scrutinee is not None:
        text = f"this expression has type `{fcx.show(fcx.expr_ty(scrutinee))}`"
        if is_for:
            text = f"this is an iterator with items of type `{fcx.show(expected)}`"
        builder.label(fcx.span(scrutinee), text)
    fcx.emit(builder)


def report_closure_arity(fcx: FnCtxt, e: ast.ClosureExpr, expected: PolyFnSig) -> None:
    """E0593: told at the call that wants another number of arguments."""
    n, m = len(expected.sig.inputs), len(e.params)
    args = f"{n} argument{plural(n)}"
    message = f"closure is expected to take {args}, but it takes {m} argument{plural(m)}"
    call = fcx.closure_calls.get(e)
    span = e.head_span
    if isinstance(call, ast.MethodCallExpr):
        span = call.segment.ident.span
    elif call is not None:
        span = call.span
    builder = error("E0593", message, span, f"expected closure that takes {args}")
    builder.label(e.head_span, f"takes {m} argument{plural(m)}")
    if m == 0:
        holes = ", ".join("_" for _ in range(n))
        builder.suggest(
            f"consider changing the closure to take and ignore the expected argument{plural(n)}",
            (e.head_span, f"|{holes}|"),
        )
    fcx.emit(builder)
