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
from checker.types import ty
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
    """Where the region stands in the type of a parameter: the reference or path that has it."""
    for n, t in enumerate(cx.u.inputs):
        if mentions(t, vid):
            return _innermost(argument_type(cx, n), t, vid)
    return None


def _innermost(node: object, t: ty.Ty, vid: int) -> object | None:
    match node, t:
        case ((ast.SelfParam() | ast.RefType()), ty.Ref(region, pointee, _)):
            if region == ty.ReVar(vid):
                return node
            return _innermost(getattr(node, "inner", None), pointee, vid)
        case ast.PathType(), ty.Adt(_, args):
            if ty.ReVar(vid) in args:
                return node
            written = getattr(node.path.segments[-1].args, "args", ())
            types = [a for a in args if isinstance(a, ty.TY_CLASSES)]
            nodes = [a for a in written if not isinstance(a, ast.Lifetime)]
            found = (_innermost(w, a, vid) for w, a in zip(nodes, types, strict=False))
            return next((f for f in found if f is not None), None)
        case ((ast.SliceType() | ast.ArrayType()), (ty.Slice(element) | ty.Array(element, _))):
            return _innermost(node.element, element, vid)
        case ast.TupleType(), ty.Tuple(elements):
            found = (_innermost(w, e, vid) for w, e in zip(node.elements, elements, strict=False))
            return next((f for f in found if f is not None), None)
        case ast.ParenType(), _:
            return _innermost(node.inner, t, vid)
        case _:
            return node if node is not None and mentions(t, vid) else None


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
