"""Copies instead of moves: `.clone()` at a use, before a closure, at a receiver; `T: Copy`.

Source: `rustc_borrowck::diagnostics::conflict_errors`.
"""

from __future__ import annotations

from typing import TypeGuard

from checker.borrow.describe import is_any_lang, local_type, show_type
from checker.borrow.search import (
    find_expr,
    syntax_index,
)
from checker.borrow.session import Session
from checker.borrow.spans import (
    NormalCall,
)
from checker.context import LangItem
from checker.mir import ir
from checker.names.defs import Def
from checker.types import ty
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label
from grammar.span import Span


def type_of_expr(cx: Session, node: object) -> ty.Ty | None:
    return cx.tcx.typeck(cx.u.root).expr_types.get(node)  # type: ignore[call-overload, no-any-return]


def may_clone(cx: Session, t: ty.Ty) -> bool:
    return cx.tcx.facts.implements(t, cx.tcx.lang(LangItem.CLONE), cx.u.root)


def suggest_clone_expr(
    cx: Session,
    d: DiagnosticBuilder,
    t: ty.Ty,
    span: Span,
    *,
    note_bound: bool = False,
) -> bool:
    """`expr.clone()`, where the type can (`suggest_cloning`)."""
    if isinstance(t, ty.Closure):
        return False
    if isinstance(t, ty.Ref) and t.mutable:
        return False
    if not may_clone(cx, t):
        if note_bound:
            _note_clone_bound(cx, d, t, span)
        return False
    rc = isinstance(t, ty.Adt) and is_any_lang(cx, t.def_, LangItem.RC, LangItem.ARC)
    message = (
        "clone the value to increment its reference count"
        if rc
        else "consider cloning the value if the performance cost is acceptable"
    )
    parts = []
    node = find_expr(cx, span)
    while isinstance(node, ast.BorrowExpr) or is_deref(node):
        node = node.operand
    inner = node_span(node) if node is not None else span
    if inner.lo != span.lo:
        parts.append((Span(span.lo, inner.lo, span.ctxt), ""))
    end = span.shrink_to_hi() if inner.hi == span.hi else Span(inner.hi, span.hi, span.ctxt)
    parts.append((end, f"{_shorthand(cx, node)}.clone()"))
    d.suggest(message, *parts)
    return True


def _shorthand(cx: Session, node: object) -> str:
    """`S { x }` becomes `S { x: x.clone() }`."""
    up = syntax_index(cx).parent.get(id(node))
    if isinstance(up, ast.FieldInit) and up.shorthand:
        return f": {up.name.name}"
    return ""


def is_deref(node: object) -> TypeGuard[ast.UnaryExpr]:
    return isinstance(node, ast.UnaryExpr) and node.op is ast.UnOp.DEREF


def _note_clone_bound(cx: Session, d: DiagnosticBuilder, t: ty.Ty, span: Span) -> None:
    """`T` could be cloned if it were bounded so, or derived `Clone`."""
    shown = show_type(cx, t)
    match t:
        case ty.Param():
            at = _param_span(cx, t)
            if at is not None:
                d.help(
                    f"if `{shown}` implemented `Clone`, you could clone the value",
                    Label(at, "consider constraining this type parameter with `Clone`", True),
                    Label(span, "you could clone this value"),
                )
        case ty.Adt(def_, _) if not def_.is_library:
            d.note(
                f"if `{shown}` implemented `Clone`, you could clone the value",
                Label(_adt_head(def_), "consider implementing `Clone` for this type", True),
                Label(span, "you could clone this value"),
            )
        case _:
            pass


def _adt_head(def_: Def) -> Span:
    """`struct Name<..>`, as `def_span` has it."""
    node = def_.node
    if not isinstance(node, ast.Item):
        return def_.span
    generics = getattr(node.kind, "generics", None)
    end = def_.span
    span: Span | None = getattr(generics, "span", None)
    if span is not None and span.hi > end.hi and span.ctxt == end.ctxt and span.lo != span.hi:
        end = span
    lo = node.span.lo
    for attr in node.attrs:
        lo = max(lo, attr.span.hi)
    return Span(lo, end.hi, end.ctxt)


def _param_span(cx: Session, t: ty.Param) -> Span | None:
    for p in cx.tcx.generics_of(cx.u.root).all():
        if p.index == t.index and p.def_ is not None:
            return p.def_.span
    return None


def suggest_clone_receiver(
    cx: Session, d: DiagnosticBuilder, moved: ir.Place, span: Span, kind: NormalCall
) -> None:
    """The receiver of a method that consumes it could be cloned."""
    t = local_type(cx, moved)
    if not may_clone(cx, t):
        return
    behind = any(isinstance(p, ir.Deref) for p in moved.projection)
    if behind:
        parts = (
            (span.shrink_to_lo(), f"<{show_type(cx, t)} as Clone>::clone(&"),
            (span.shrink_to_hi(), ")"),
        )
    else:
        parts = ((span.shrink_to_hi(), ".clone()"),)  # type: ignore[assignment]
    d.suggest(
        "you can `clone` the value and consume it, but this might not be your desired behavior",
        *parts,
    )
    del kind


def suggest_copy_bound(cx: Session, d: DiagnosticBuilder, t: ty.Ty, span: Span) -> None:
    """`T: Copy` would have avoided the move (`suggest_adding_bounds`)."""
    del span
    params = _params_to_copy(cx, t)
    if not params:
        return
    if any(_has_fn_bound(cx, p) for p in params):
        return
    for p in params:
        found = next((g for g in cx.tcx.generics_of(cx.u.root).all() if g.index == p.index), None)
        if found is None or found.def_ is None or found.synthetic:
            continue
        node = found.def_.node
        if not isinstance(node, ast.TypeParam):
            continue
        if node.bounds:
            at = node.bounds[-1].span.shrink_to_hi()
            d.suggest(
                f"consider further restricting type parameter `{p.name}` with trait `Copy`",
                (at, " + Copy"),
            )
        else:
            d.suggest(
                f"consider restricting type parameter `{p.name}` with trait `Copy`",
                (node.name.span.shrink_to_hi(), ": Copy"),
            )


def _params_to_copy(cx: Session, t: ty.Ty) -> list[ty.Param]:
    """The parameters whose being `Copy` would make `t` `Copy`."""
    match t:
        case ty.Param():
            return [t]
        case ty.Tuple(elements):
            out: list[ty.Param] = []
            for e in elements:
                if cx.tcx.facts.is_copy(e, cx.u.root):
                    continue
                inner = _params_to_copy(cx, e)
                if not inner:
                    return []
                out.extend(inner)
            return out
        case ty.Array(element, _):
            return _params_to_copy(cx, element)
        case ty.Adt(def_, args) if is_any_lang(cx, def_, LangItem.OPTION):
            inner_ty = args[0]
            assert isinstance(inner_ty, ty.TY_CLASSES)
            return _params_to_copy(cx, inner_ty)
        case _:
            return []


def _has_fn_bound(cx: Session, p: ty.Param) -> bool:
    return any(
        isinstance(q.kind, ty.TraitPredicate)
        and q.kind.trait_ref.self_ty == p
        and is_any_lang(cx, q.kind.trait_ref.trait, LangItem.FN, LangItem.FN_MUT, LangItem.FN_ONCE)
        for q in cx.tcx.predicates_of(cx.u.root)
    )


def node_span(node: object) -> Span:
    span = getattr(node, "span")  # noqa: B009
    assert isinstance(span, Span)
    return span
