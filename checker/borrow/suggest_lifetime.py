"""One name for two anonymous lifetimes of a signature.

Source: `rustc_trait_selection::error_reporting::infer::region` (`AddLifetimeParamsSuggestion`).
"""

from __future__ import annotations

from checker.borrow.names import argument_type
from checker.borrow.session import Session
from checker.names.defs import DefKind
from checker.types import ty
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder
from grammar.span import Span


def suggest_lifetime_param(cx: Session, d: DiagnosticBuilder, sup: int, sub: int) -> None:
    """`fn f(x: &A, y: &B)`: `fn f<'a>(x: &'a A, y: &'a B)`."""
    node = cx.body.def_.node
    item = node.kind if isinstance(node, ast.Item) else node
    if not isinstance(item, ast.FnItem):
        return
    parts: list[tuple[Span, str]] = []
    for vid in (sub, sup):
        for n, t in enumerate(cx.u.inputs):
            _mark(argument_type(cx, n), t, vid, parts)
        if item.output is not None:
            _mark(item.output, cx.u.output, vid, parts)
    if not parts:
        return
    parts = list(dict.fromkeys(parts))
    parts.append(_declaration(item))
    parent = cx.body.def_.parent
    in_trait_impl = (
        parent is not None
        and parent.kind is DefKind.IMPL
        and cx.tcx.impl_trait_ref(parent) is not None
    )
    in_impl = parent is not None and parent.kind in (DefKind.IMPL, DefKind.TRAIT)
    update = " and update trait if needed" if in_impl or in_trait_impl else ""
    d.suggest(f"consider introducing a named lifetime parameter{update}", *parts)


def _declaration(item: ast.FnItem) -> tuple[Span, str]:
    params = item.generics.params
    if params:
        return params[0].span.shrink_to_lo(), "'a, "
    return item.name.span.shrink_to_hi(), "<'a>"


def _mark(node: object, t: ty.Ty, vid: int, parts: list[tuple[Span, str]]) -> None:
    """Where region `vid` of `t` is left out in the type as written."""
    match node, t:
        case ast.RefType(), ty.Ref():
            if t.region == ty.ReVar(vid) and node.lifetime is None:
                at = Span(node.span.lo + 1, node.span.lo + 1, node.span.ctxt)
                parts.append((at, "'a "))
            _mark(node.inner, t.pointee, vid, parts)
        case ast.PathType(), ty.Adt():
            args = node.path.segments[-1].args
            written = [a for a in getattr(args, "args", ()) if not isinstance(a, ast.Lifetime)]
            types = [a for a in t.args if isinstance(a, ty.TY_CLASSES)]
            for w, inner in zip(written, types, strict=False):
                _mark(w, inner, vid, parts)
        case ast.SliceType(), ty.Slice(element):
            _mark(node.element, element, vid, parts)
        case ast.TupleType(), ty.Tuple(elements):
            for w, inner in zip(node.elements, elements, strict=False):
                _mark(w, inner, vid, parts)
        case _:
            pass
