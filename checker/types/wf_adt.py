"""Structs, enums, unions by themselves: infinite size (E0072), equal discriminants (E0081)."""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import Tcx
from checker.names.defs import Def
from checker.names.head_span import def_span
from checker.names.validate import INTEGERS
from checker.types.collect_generics import subnodes
from checker.types.fold import subst
from checker.types.ty import Adt, Args, Array, Tuple, Ty
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.span import Span


def check_adt(tcx: Tcx, d: Def) -> None:
    """Report E0072, E0081, E0084 and E0732 for `d`."""
    _check_size(tcx, d)
    _check_explicit(tcx, d)
    _check_discriminants(tcx, d)
    _check_repr(tcx, d)


# ------------------------------------------------------------------ E0072


def _check_size(tcx: Tcx, d: Def) -> None:
    """A type that holds itself by value; told once for the types of one ring."""
    ring = _ring(tcx, d)
    if ring is None or d in _told(tcx):
        return
    _told(tcx).update(ring)
    places = [(a, _field_part(tcx, a, b)) for a, b in zip(ring, ring[1:] + ring[:1], strict=True)]
    names = [f"`{a.name}`" for a in ring]
    if len(ring) == 1:
        message = f"recursive type {names[0]} has infinite size"
    else:
        message = f"recursive types {', '.join(names[:-1])} and {names[-1]} have infinite size"
    builder = error("E0072", message, def_span(tcx.sources, ring[0]))
    for a in ring[1:]:
        builder.primary(def_span(tcx.sources, a))
    parts: list[tuple[Span, str]] = []
    for _, at in places:
        if at is not None:
            builder.label(at, "recursive without indirection")
            parts += [(at.shrink_to_lo(), "Box<"), (at.shrink_to_hi(), ">")]
    builder.suggest(
        "insert some indirection (e.g., a `Box`, `Rc`, or `&`) to break the cycle", *parts
    )
    tcx.emit(builder.build())


def _told(tcx: Tcx) -> set[Def]:
    found = tcx.trait_cache.setdefault("infinite_types", set())
    assert isinstance(found, set)
    return found


def _ring(tcx: Tcx, d: Def) -> list[Def] | None:
    """The user's types from `d` back to `d` through fields held by value."""
    path: list[Def] = []
    seen: set[Def] = set()

    def visit(at: Def) -> bool:
        path.append(at)
        for t in _field_types(tcx, at):
            for inner in _held(tcx, t, frozenset()):
                if inner is d:
                    return True
                if inner not in seen and not inner.is_library:
                    seen.add(inner)
                    if visit(inner):
                        return True
        path.pop()
        return False

    return path if visit(d) else None


def _field_types(tcx: Tcx, d: Def) -> Iterator[Ty]:
    for variant in tcx.adt(d).variants:
        for field in variant.fields:
            yield tcx.type_of(field.def_)


def _held(tcx: Tcx, t: Ty, seen: frozenset[Def]) -> Iterator[Def]:
    """The user's types that a value of `t` holds directly; library types are looked through."""
    match t:
        case Adt(def_, args):
            if not def_.is_library:
                yield def_
            elif def_ not in seen:
                yield from _within_library(tcx, def_, args, seen | {def_})
        case Tuple(elements):
            for e in elements:
                yield from _held(tcx, e, seen)
        case Array(element, _):
            yield from _held(tcx, element, seen)
        case _:
            pass


def _within_library(tcx: Tcx, d: Def, args: Args, seen: frozenset[Def]) -> Iterator[Def]:
    for t in _field_types(tcx, d):
        yield from _held(tcx, subst(t, args), seen)


def _field_part(tcx: Tcx, a: Def, b: Def) -> Span | None:
    """Where `a`'s fields name `b`."""
    resolutions = tcx.resolutions(a)
    for variant in tcx.adt(a).variants:
        for field in variant.fields:
            if b not in _held(tcx, tcx.type_of(field.def_), frozenset()):
                continue
            node = field.def_.node
            assert isinstance(node, ast.FieldDef)
            for part in subnodes(node.ty):
                if isinstance(part, ast.PathType):
                    res = resolutions.paths.get(part.path)
                    if res is not None and res.base is b:
                        return part.span
            return node.ty.span
    return None


# ------------------------------------------------------------------ E0081


def _check_discriminants(tcx: Tcx, d: Def) -> None:
    info = tcx.adt(d)
    by_value: dict[int, list[int]] = {}
    for i, value in enumerate(info.discriminants):
        by_value.setdefault(value, []).append(i)
    for value, indices in by_value.items():
        if len(indices) > 1:
            _same_value(tcx, d, value, indices)


def _same_value(tcx: Tcx, d: Def, value: int, indices: list[int]) -> None:
    info = tcx.adt(d)
    builder = error(
        "E0081",
        f"discriminant value `{value}` assigned more than once",
        def_span(tcx.sources, d),
    )
    for i in indices:
        node = info.variants[i].def_.node
        assert isinstance(node, ast.Variant)
        if node.discriminant is not None:
            builder.label(node.discriminant.span, f"`{value}` assigned here")
            continue
        start = i
        while start > 0 and _implicit(info.variants[start].def_):
            start -= 1
        if start != i and not _implicit(info.variants[start].def_):
            many = "s" if i - start > 1 else ""
            text = (
                f"discriminant for `{info.variants[i].name}` incremented from this startpoint "
                f"(`{info.variants[start].name}` + {i - start} variant{many} later => "
                f"`{info.variants[i].name}` = {value})"
            )
            builder.label(info.variants[start].def_.span, text)
        builder.label(node.name.span, f"`{value}` assigned here")
    tcx.emit(builder.build())


def _implicit(variant: Def) -> bool:
    node = variant.node
    return isinstance(node, ast.Variant) and node.discriminant is None


def _check_explicit(tcx: Tcx, d: Def) -> None:
    """E0732: values are chosen, and a variant with fields leaves open where they are kept."""
    info = tcx.adt(d)
    if any(word in INTEGERS for word in info.repr):
        return
    nodes = [v.def_.node for v in info.variants if isinstance(v.def_.node, ast.Variant)]
    explicit = next((n for n in nodes if n.discriminant is not None), None)
    fielded = next((n for n in nodes if n.kind is not ast.VariantKind.UNIT), None)
    if explicit is None or fielded is None:
        return
    both = next((n for n in nodes if n.discriminant and n.kind is not ast.VariantKind.UNIT), None)
    builder = error(
        "E0732",
        "`#[repr(inttype)]` must be specified for enums with explicit discriminants and non-unit "
        "variants",
        def_span(tcx.sources, d),
    )
    if both is not None and both.discriminant is not None:
        text = "explicit discriminant on non-unit variant specified here"
        builder.label(both.discriminant.span, text)
    elif explicit.discriminant is not None:
        builder.label(explicit.discriminant.span, "explicit discriminant specified here")
        builder.label(fielded.span, "non-unit discriminant declared here")
    tcx.emit(builder.build())


def _check_repr(tcx: Tcx, d: Def) -> None:
    """E0084: an enum without variants has no representation to choose."""
    info = tcx.adt(d)
    node = d.node
    if info.variants or not info.repr or not isinstance(node, ast.Item):
        return
    for attr in node.attrs:
        if attr.path.segments[-1].ident.name == "repr" and attr.args is not None:
            at = attr.args.tokens[0].span
            builder = error("E0084", "unsupported representation for zero-variant enum", at)
            builder.label(def_span(tcx.sources, d), "zero-variant enum")
            tcx.emit(builder.build())
