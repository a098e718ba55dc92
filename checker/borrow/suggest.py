"""Suggestions that go with errors about loans.

Source: `rustc_borrowck::diagnostics::conflict_errors`.
"""

from __future__ import annotations

from checker.borrow.describe import local_type, show_type
from checker.borrow.loans import Loan
from checker.borrow.search import STMTS, find_expr, parent_expr, syntax_index
from checker.borrow.session import Session
from checker.borrow.suggest_clone import suggest_clone_expr, type_of_expr
from checker.context import LangItem
from checker.mir import ir
from checker.names.defs import Def, DefKind, PrimTy
from checker.types import ty
from checker.types.tables import BorrowAdjust
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder
from grammar.span import Span


def suggest_cloning_borrow(
    cx: Session, d: DiagnosticBuilder, loan: Loan, borrow_span: Span
) -> None:
    """Instead of `&x`, `x.clone()`."""
    node = find_expr(cx, borrow_span)
    if isinstance(node, ast.BorrowExpr) and not node.mutable:
        t = type_of_expr(cx, node.operand)
        if t is not None:
            suggest_clone_expr(cx, d, t, node.operand.span)
    elif node is not None and not loan.two_phase and not loan.is_mut:
        adjusted = cx.tcx.typeck(cx.u.root).adjustments.get(node)  # type: ignore[call-overload]
        t = type_of_expr(cx, node)
        if adjusted and isinstance(adjusted[0], BorrowAdjust) and t is not None:
            suggest_clone_expr(cx, d, t, node.span)  # type: ignore[attr-defined]


def suggest_slice_methods(
    cx: Session,
    d: DiagnosticBuilder,
    new: ir.Place,
    old: ir.Place,
    span: Span,
    old_span: Span,
) -> None:
    """Two elements of one slice, mutably: `split_at_mut`, `swap`
    (`suggest_slice_method_if_applicable`)."""
    match new.projection, old.projection:
        case ((ir.Index(i),), (ir.Index(j),)) | (
            (ir.Deref(), ir.Index(i)),
            (ir.Deref(), ir.Index(j)),
        ):
            _suggest_for_indices(cx, d, cx.body.locals[i].span, cx.body.locals[j].span)
            return
        case _:
            pass
    if not any(_has_split_at_mut(cx, local_type(cx, p)) for p in (new, old)):
        return
    _help_split(d, _index_around(cx, span), _index_around(cx, old_span))


def _suggest_for_indices(cx: Session, d: DiagnosticBuilder, i: Span, j: Span) -> None:
    first, second = find_expr(cx, i), find_expr(cx, j)
    around = None if first is None else parent_expr(cx, first)
    if first is None or second is None or not isinstance(around, ast.IndexExpr):
        d.help(
            "consider using `.split_at_mut(position)` or similar method to obtain two mutable "
            "non-overlapping sub-slices"
        )
        d.help("consider using `.swap(index_1, index_2)` to swap elements at the specified indices")
        return
    _help_split(d, around, parent_expr(cx, second))


def _help_split(d: DiagnosticBuilder, a: object | None, b: object | None) -> None:
    if isinstance(a, ast.IndexExpr) and isinstance(b, ast.IndexExpr):
        if not _same_index(a.index, b.index):
            d.help("use `.split_at_mut(position)` to obtain two mutable non-overlapping sub-slices")


def _index_around(cx: Session, span: Span) -> object | None:
    node = find_expr(cx, span)
    return None if node is None else parent_expr(cx, node)


def _same_index(a: object, b: object) -> bool:
    """`equivalent_for_indexing`: the same literal or the same plain path."""
    match a, b:
        case ast.LitExpr(), ast.LitExpr():
            return a.text == b.text
        case ast.PathExpr(), ast.PathExpr():
            names = [s.ident.name for s in a.path.segments]
            return names == [s.ident.name for s in b.path.segments]
        case _:
            return False


def _has_split_at_mut(cx: Session, t: ty.Ty) -> bool:
    while isinstance(t, ty.Ref):
        t = t.pointee
    match t:
        case ty.Array() | ty.Slice() | ty.Prim(PrimTy.STR):
            return True
        case ty.Adt(def_, _):
            return cx.tcx.is_lang(def_, LangItem.VEC)
        case _:
            return False


def suggest_longer_binding(cx: Session, d: DiagnosticBuilder, loan: Loan, proper: Span) -> None:
    """`let binding = temporary;` before the statement; just a note where that cannot be."""
    message = "consider using a `let` binding to create a longer lived value"
    shown = cx.tcx.sources.outermost_call(proper)
    node = find_expr(cx, shown) or find_expr(cx, proper)
    stmt = _statement_around(cx, node)
    if node is None or stmt is None:
        d.note(message)
        return
    _suggest_into_iter(cx, d, node, shown)
    at = stmt.span.shrink_to_lo()  # type: ignore[attr-defined]
    margin = _margin(cx, at)
    mutable = "mut " if loan.is_mut else ""
    snippet = cx.tcx.sources.snippet(shown)
    d.suggest(
        message, (at, f"let {mutable}binding = {snippet};\n{' ' * margin}"), (shown, "binding")
    )


def _suggest_into_iter(cx: Session, d: DiagnosticBuilder, node: object, span: Span) -> None:
    """`temporary.iter()` could consume the temporary."""
    call = parent_expr(cx, node)
    while isinstance(call, ast.MacroExpr):
        call = parent_expr(cx, call)
    if isinstance(call, ast.MethodCallExpr) and call.receiver.span == span and not call.args:
        if call.segment.ident.name == "iter":
            t = type_of_expr(cx, node)
            while isinstance(t, ty.Ref):
                t = t.pointee
            if t is not None:
                d.suggest(
                    f"consider consuming the `{show_type(cx, t)}` when turning it into an "
                    "`Iterator`",
                    (call.segment.ident.span, "into_iter"),
                )


def _statement_around(cx: Session, node: object | None) -> object | None:
    """The statement of the function's own block, if `node` is in no block within it."""
    if node is None:
        return None
    index = syntax_index(cx)
    inner_blocks = 0
    for up in index.parents(node):
        if isinstance(up, ast.Block):
            inner_blocks += 1
        if isinstance(up, STMTS) and inner_blocks == 0:
            return up if _is_outermost(cx, up) else None
    return None


def _is_outermost(cx: Session, stmt: object) -> bool:
    blocks = [up for up in syntax_index(cx).parents(stmt) if isinstance(up, ast.Block)]
    return len(blocks) == 1


def _margin(cx: Session, at: Span) -> int:
    """The indentation of the line that `at` is on."""
    return cx.tcx.sources.locate(at).column - 1


def suggest_collect(cx: Session, d: DiagnosticBuilder) -> None:
    """A returned iterator could be collected."""
    output = cx.body.locals[ir.RETURN].ty
    trait = cx.tcx.lang(LangItem.ITERATOR)
    if not isinstance(output, ty.Ref) and cx.tcx.facts.implements(output, trait, cx.u.root):
        d.help("use `.collect()` to allocate the iterator")


def enclosing_fn_name(cx: Session) -> str:
    at: Def | None = cx.body.def_
    while at is not None and at.kind is DefKind.CLOSURE:
        at = at.parent
    return at.name if at is not None else ""
