"""E0308 and its relatives: what was expected, what was found, why, and what may help.

The label says how the types differ (rustc's `TypeError::to_string`), the note shows both where the
label alone is not enough (`note_type_err`). Reasons ("expected due to this") come from the rule
that checked the expression.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from checker.types.fold import has_error
from checker.types.infer import TypeMismatch
from checker.types.mismatch_words import describe, expected_found, is_simple
from checker.types.reason import NO_REASON, Reason, ReasonKind
from checker.types.ty import (
    UNIT,
    Array,
    Closure,
    FnDef,
    GenericArg,
    Infer,
    InferKind,
    Param,
    TraitRef,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, error
from grammar.span import Span

if TYPE_CHECKING:
    from checker.types.fn_ctxt import FnCtxt


# ------------------------------------------------------------------ the error


def report_mismatch(
    fcx: FnCtxt,
    e: ast.Expr,
    wanted: GenericArg | TraitRef,
    found: Ty,
    mismatch: TypeMismatch,
    reason: Reason = NO_REASON,
) -> None:
    """`e` has type `found` where the type `wanted` is needed."""
    expected, found = cast(Ty, fcx.resolve(wanted)), fcx.resolve(found)
    fcx.results.tainted = True
    if has_error(expected) or has_error(found):
        return
    e = blame(fcx, e)
    builder = mismatch_builder(fcx, fcx.span(e), expected, found, mismatch)
    _add_reason(fcx, builder, e, expected, found, reason)
    from checker.types.suggest import suggest

    suggest(fcx, builder, e, expected, found, reason)
    fcx.emit(builder)


def report_question_mark(
    fcx: FnCtxt, e: ast.TryExpr, wanted: Ty, found: Ty, mismatch: TypeMismatch
) -> None:
    """What `?` takes out of the operand is not of the type `wanted`."""
    from checker.types.suggest import suggest

    expected, found = fcx.resolve(wanted), fcx.resolve(found)
    fcx.results.tainted = True
    if has_error(expected) or has_error(found):
        return
    message = "`?` operator has incompatible types"
    builder = mismatch_builder(fcx, fcx.span(e), expected, found, mismatch, message=message)
    shown = f"`{fcx.show(found)}` to `{fcx.show(expected)}`"
    builder.note(f"`?` operator cannot convert from {shown}")
    suggest(fcx, builder, e, expected, found, NO_REASON)
    fcx.emit(builder)


def blame(fcx: FnCtxt, e: ast.Expr) -> ast.Expr:
    """The innermost tail that gives the value."""
    while True:
        inner = fcx.peel(e)
        if isinstance(inner, ast.Block):
            if inner.tail is None:
                return inner
            e = inner.tail
        elif isinstance(inner, ast.BlockExpr) and inner.block.tail is not None:
            e = inner.block.tail
        else:
            return inner if isinstance(e, ast.Block) else e


def mismatch_builder(
    fcx: FnCtxt,
    span: Span,
    expected: Ty,
    found: Ty,
    mismatch: TypeMismatch | None,
    code: str = "E0308",
    message: str = "mismatched types",
) -> DiagnosticBuilder:
    """The error with its label and its note about both types."""
    text, must_note = describe(fcx, expected, found, mismatch)
    builder = error(code, message, span, text)
    _label_params(fcx, builder, expected, found)
    if must_note or not (is_simple(fcx, expected) and is_simple(fcx, found)):
        builder.note(expected_found(fcx, expected, found))
    return builder


def _label_params(fcx: FnCtxt, builder: DiagnosticBuilder, expected: Ty, found: Ty) -> None:
    """Type parameters are pointed at where they are declared."""
    spans: list[tuple[Span, str]] = []
    for t, word in ((expected, "expected"), (found, "found")):
        if isinstance(t, Param):
            span = param_span(fcx, t)
            if span is not None:
                spans.append((span, f"{word} this type parameter"))
    for span, text in spans:
        builder.label(span, text)


def param_span(fcx: FnCtxt, t: Param) -> Span | None:
    for p in fcx.tcx.generics_of(fcx.owner).all():
        if p.index == t.index and p.def_ is not None and t.name != "Self":
            return p.def_.span
    return None


# ------------------------------------------------------------------ reasons


def _add_reason(
    fcx: FnCtxt,
    builder: DiagnosticBuilder,
    e: ast.Expr,
    expected: Ty,
    found: Ty,
    reason: Reason,
) -> None:
    match reason.kind:
        case ReasonKind.LET_TYPE:
            if reason.at is not None:
                builder.label(reason.at, "expected due to this")
        case ReasonKind.ASSIGN:
            assert reason.assign is not None
            _assign_reason(fcx, builder, reason.assign)
        case ReasonKind.RETURN | ReasonKind.BLOCK_TAIL:
            _return_reason(fcx, builder, expected, found, reason)
        case ReasonKind.OPERAND:
            assert reason.lhs is not None
            if fcx.expr_ty_adjusted(reason.lhs) == expected:
                shown = fcx.show(expected)
                builder.label(fcx.span(reason.lhs), f"expected because this is `{shown}`")
        case ReasonKind.STATEMENT | ReasonKind.NONE:
            pass


def _assign_reason(fcx: FnCtxt, builder: DiagnosticBuilder, e: ast.AssignExpr) -> None:
    from checker.names.defs import LocalRes

    lhs = fcx.peel(e.lhs)
    if not isinstance(lhs, ast.PathExpr):
        builder.label(fcx.span(lhs), "expected due to the type of this binding")
        return
    if isinstance(fcx.resolve(fcx.results.expr_types[lhs]), Array):
        return
    found = fcx.resolutions.paths.get(lhs.path)
    if found is not None and isinstance(found.base, LocalRes):
        origin = fcx.let_origins.get(found.base.binding)
        if origin is not None:
            builder.label(*origin)


def _return_reason(
    fcx: FnCtxt, builder: DiagnosticBuilder, expected: Ty, found: Ty, reason: Reason
) -> None:
    """`expected `T` because of return type`, where the value is the function's."""
    if fcx.return_ty is None:
        return
    closure = fcx.enclosing_closure
    if closure is not None:
        if closure.output is not None and fcx.resolve(fcx.return_ty) == expected:
            shown = fcx.show(expected)
            builder.label(closure.output.span, f"expected `{shown}` because of return type")
        return
    if reason.kind is ReasonKind.BLOCK_TAIL and not _is_body_tail(fcx, reason.block):
        return
    if fcx.return_span is None:
        if fcx.resolve(fcx.return_ty) == UNIT:
            _suggest_return_type(fcx, builder, found)
        return
    if fcx.resolve(fcx.return_ty) != expected:
        return
    shown = fcx.show(expected)
    builder.label(fcx.return_span, f"expected `{shown}` because of return type")


def _suggest_return_type(fcx: FnCtxt, builder: DiagnosticBuilder, found: Ty) -> None:
    """A function without a return type that returns something."""
    node = fn_item(fcx)
    if node is None or node.name.name == "main":
        return
    at = node.sig_span.shrink_to_hi()
    found = _suggestable(found)
    if isinstance(found, (Infer, Closure, FnDef)):
        builder.suggest("a return type might be missing here", (at, " -> _"))
        return
    builder.suggest("try adding a return type", (at, f" -> {fcx.show(found)}"))


def _suggestable(t: Ty) -> Ty:
    """Integers that no one has decided on would be `i32`."""
    from checker.types.ty import F64, I32

    if isinstance(t, Infer) and t.kind is InferKind.INT:
        return I32
    if isinstance(t, Infer) and t.kind is InferKind.FLOAT:
        return F64
    return t


def fn_item(fcx: FnCtxt) -> ast.FnItem | None:
    node = fcx.owner.node
    kind = node.kind if isinstance(node, ast.Item) else None
    return kind if isinstance(kind, ast.FnItem) else None


def _is_body_tail(fcx: FnCtxt, block: ast.Block | None) -> bool:
    """Whether the tail of `block` is what the function returns."""
    node = fn_item(fcx)
    if node is None or node.body is None or block is None:
        return False
    at: ast.Block = node.body
    while at is not block:
        tail = at.tail
        if tail is None:
            return False
        nested = _blocks_of(fcx.peel(tail))
        inside = [b for b in nested if _contains(b.span, block.span)]
        if not inside:
            return False
        at = inside[0]
    return True


def _blocks_of(e: ast.Expr) -> list[ast.Block]:
    match e:
        case ast.BlockExpr():
            return [e.block]
        case ast.IfExpr():
            return [e.then, *(_blocks_of(e.orelse) if e.orelse is not None else [])]
        case ast.MatchExpr():
            return [b for arm in e.arms for b in _blocks_of(arm.body)]
        case _:
            return []


def _contains(a: Span, b: Span) -> bool:
    return a.ctxt == b.ctxt and a.lo <= b.lo and b.hi <= a.hi
