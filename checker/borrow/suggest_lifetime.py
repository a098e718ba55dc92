"""One name for two lifetimes of a signature that had to be related.

The anonymous lifetimes of the return type get the name (if it has none, those of the parameter that
must live shorter), and those of the parameter that must live longer.

Source: `rustc_trait_selection::error_reporting::infer::region` (`AddLifetimeParamsSuggestion`).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.borrow.names import argument_type, mentions
from checker.borrow.session import Session
from checker.names.defs import Def, DefKind
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder
from grammar.span import Span


def suggest_lifetime_param(cx: Session, d: DiagnosticBuilder, longer: int, shorter: int) -> None:
    """`fn f(x: &A, y: &B)`: `fn f<'a>(x: &'a A, y: &'a B)`."""
    node = cx.body.def_.node
    item = node.kind if isinstance(node, ast.Item) else node
    sub, sup = _parameter_type(cx, longer), _parameter_type(cx, shorter)
    if not isinstance(item, ast.FnItem) or sub is None or sup is None:
        return
    known = next((n for n in _lifetime_names(item) if n != "'_"), None)
    parent = cx.body.def_.parent
    if known is None and parent is not None:
        known = next((n for n in _parent_lifetimes(parent) if n != "'_"), None)
    name = known if known is not None else "'a"
    places = list(_anonymous(item.output)) or list(_anonymous(sup))
    places += _anonymous(sub)
    if not places:
        return
    parts = [(at, name + tail) for at, tail in dict.fromkeys(places)]
    if known is None:
        parts.append(_declaration(item, name))
    how = "introducing" if known is None else "reusing"
    in_impl = parent is not None and parent.kind is DefKind.IMPL
    update = " and update trait if needed" if in_impl else ""
    d.suggest(f"consider {how} a named lifetime parameter{update}", *parts)


def _parameter_type(cx: Session, vid: int) -> object | None:
    """The written type of the first parameter with the region in its type."""
    for n, t in enumerate(cx.u.inputs):
        if mentions(t, vid):
            return argument_type(cx, n)
    return None


def _lifetime_names(item: object) -> Iterator[str]:
    generics = getattr(item, "generics", None)
    for p in generics.params if generics is not None else ():
        if isinstance(p, ast.LifetimeParam):
            yield p.lifetime.name


def _parent_lifetimes(parent: Def) -> Iterator[str]:
    node = parent.node if parent.kind in (DefKind.IMPL, DefKind.TRAIT) else None
    yield from _lifetime_names(node.kind if isinstance(node, ast.Item) else node)


def _declaration(item: ast.FnItem, name: str) -> tuple[Span, str]:
    params = item.generics.params
    if params:
        return params[0].span.shrink_to_lo(), f"{name}, "
    return item.name.span.shrink_to_hi(), f"<{name}>"


def _anonymous(node: object) -> Iterator[tuple[Span, str]]:
    """Where lifetimes are left out in a type, and what follows their name there."""
    match node:
        case ast.SelfParam():
            if node.lifetime is None and node.kind is ast.SelfKind.REF:
                yield Span(node.span.lo + 1, node.span.lo + 1, node.span.ctxt), " "
        case ast.RefType():
            if node.lifetime is None:
                yield Span(node.span.lo + 1, node.span.lo + 1, node.span.ctxt), " "
            elif node.lifetime.name == "'_":
                yield node.lifetime.span, ""
            yield from _anonymous(node.inner)
        case ast.PathType():
            for segment in node.path.segments:
                for a in getattr(segment.args, "args", ()):
                    if isinstance(a, ast.Lifetime) and a.name == "'_":
                        yield a.span, ""
                    yield from _anonymous(a)
        case ast.SliceType() | ast.ArrayType():
            yield from _anonymous(node.element)
        case ast.TupleType():
            for e in node.elements:
                yield from _anonymous(e)
        case ast.ParenType():
            yield from _anonymous(node.inner)
        case _:
            pass
