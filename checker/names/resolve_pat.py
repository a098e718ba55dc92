"""Names in patterns: constants and variants against bindings, and or-patterns.

A lone identifier is a binding unless it names a constant, a static or a unit struct or variant.
Alternatives of an or-pattern bind the same names in the same way: later bindings are the first's.

E0408, E0409, E0415, E0416, E0530. Reference: "Patterns".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.names.defs import Def, DefKind, LocalRes
from checker.names.resolve_path import Source, constructor_kind, private_fields, resolve_path
from checker.names.scope import Key, Resolver, RibKind
from checker.names.tables import Ns
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.span import Span

Bound = dict[Key, ast.IdentPat]
"""What the pattern has bound so far."""


def resolve_pattern(r: Resolver, pat: ast.Pat, bound: Bound) -> None:
    """Resolve `pat`; its bindings go into `bound` and into the innermost rib."""
    PATS[type(pat)](r, pat, bound, False)


def resolve_param(r: Resolver, pat: ast.Pat, bound: Bound) -> None:
    """The same for one parameter of a list whose earlier bindings are in `bound`."""
    PATS[type(pat)](r, pat, bound, True)


def _pat(r: Resolver, pat: ast.Pat, bound: Bound, param: bool) -> None:
    PATS[type(pat)](r, pat, bound, param)


def _nothing(_r: Resolver, _pat: ast.Pat, _bound: Bound, _param: bool) -> None:
    return


def _error(r: Resolver, _pat: ast.Pat, _bound: Bound, _param: bool) -> None:
    r.out.had_error = True


def _ident(r: Resolver, pat: ast.IdentPat, bound: Bound, param: bool) -> None:
    if not _names_item(r, pat):
        _bind(r, pat, bound, param)
    if pat.sub is not None:
        _pat(r, pat.sub, bound, param)


def _names_item(r: Resolver, pat: ast.IdentPat) -> bool:
    """Does the identifier name a constant or unit constructor? Entered if so."""
    found = _item_named(r, pat.name)
    if found is None:
        return False
    constructor = constructor_kind(found)
    plain = pat.sub is None and not pat.by_ref and not pat.mutable
    if plain and (constructor is ast.VariantKind.UNIT or found.kind in _CONSTANTS):
        r.out.ident_pats[pat] = found
        return True
    if constructor in (ast.VariantKind.UNIT, ast.VariantKind.TUPLE) or found.kind in _SHADOWED:
        if constructor is ast.VariantKind.TUPLE and private_fields(r, found):
            return False
        _report_shadowing(r, pat, found)
        r.out.ident_pats[pat] = found
        return True
    return False


_CONSTANTS = (DefKind.CONST, DefKind.CONST_PARAM)
_SHADOWED = (DefKind.CONST, DefKind.STATIC, DefKind.CONST_PARAM)


def _item_named(r: Resolver, ident: ast.Ident) -> Def | None:
    """What a value of that name is, if no local: the hygiene of items is none."""
    found = r.find(ident, Ns.VALUE)
    if found is None or not isinstance(found.res, Def):
        return None
    return found.res


def _bind(r: Resolver, pat: ast.IdentPat, bound: Bound, param: bool) -> None:
    key = (pat.name.name, pat.name.span.ctxt)
    if key in bound:
        name = pat.name.name
        if param:
            builder = error(
                "E0415",
                f"identifier `{name}` is bound more than once in this parameter list",
                pat.name.span,
                "used as parameter more than once",
            )
        else:
            builder = error(
                "E0416",
                f"identifier `{name}` is bound more than once in the same pattern",
                pat.name.span,
                "used in a pattern more than once",
            )
        r.emit(builder.build())
        return
    bound[key] = pat
    rib = r.ribs[-1]
    assert rib.kind is RibKind.NORMAL
    rib.locals[key] = LocalRes(pat)


def _report_shadowing(r: Resolver, pat: ast.IdentPat, found: Def) -> None:
    from checker.names.head_span import head_span
    from checker.names.words import article, describe_res

    what = describe_res(found)
    builder = error(
        "E0530",
        f"{r.pattern_source}s cannot shadow {what}s",
        pat.name.span,
        f"cannot be named the same as {article(what)} {what}",
    )
    if not found.is_library:
        builder.label(head_span(r.t.sources, found), f"the {what} `{found.name}` is defined here")
    if constructor_kind(found) is ast.VariantKind.TUPLE:
        builder.suggest("try specify the pattern arguments", (pat.name.span, f"{found.name}(..)"))
    r.emit(builder.build())


def _literal(r: Resolver, pat: ast.LitPat, _bound: Bound, _param: bool) -> None:
    _value(r, pat.expr)


def _value(r: Resolver, expr: ast.Expr) -> None:
    if isinstance(expr, ast.PathExpr):
        resolve_path(r, expr.path, Source.PAT)
        return
    from checker.names.resolve_body import resolve_expr

    resolve_expr(r, expr)


def _range(r: Resolver, pat: ast.RangePat, _bound: Bound, _param: bool) -> None:
    if pat.end is ast.RangeEnd.OBSOLETE and not r.owner.is_library:
        _obsolete_dots(r, pat)
    if pat.lo is not None:
        _value(r, pat.lo)
    if pat.hi is not None:
        _value(r, pat.hi)


def _obsolete_dots(r: Resolver, pat: ast.RangePat) -> None:
    """`1...3`"""
    builder = error("E0783", "`...` range patterns are deprecated", pat.span)
    if pat.lo is not None:
        after = r.t.sources.snippet(pat.span)[pat.lo.span.hi - pat.span.lo :]
        start = pat.lo.span.hi + len(after) - len(after.lstrip())
        dots = Span(start, start + len("..."), pat.span.ctxt)
        builder.suggest_inline("use `..=` for an inclusive range", dots, "..=", short=True)
    r.emit(builder.build())


def _inner(r: Resolver, pat: ast.RefPat | ast.ParenPat, bound: Bound, param: bool) -> None:
    _pat(r, pat.inner, bound, param)


def _elements(r: Resolver, pat: ast.TuplePat | ast.SlicePat, bound: Bound, param: bool) -> None:
    for element in pat.elements:
        _pat(r, element, bound, param)


def _path(r: Resolver, pat: ast.PathPat, _bound: Bound, _param: bool) -> None:
    resolve_path(r, pat.path, Source.PAT)


def _tuple_struct(r: Resolver, pat: ast.TupleStructPat, bound: Bound, param: bool) -> None:
    r.tuple_pattern = pat
    resolve_path(r, pat.path, Source.TUPLE_STRUCT)
    r.tuple_pattern = None
    for element in pat.elements:
        _pat(r, element, bound, param)


def _struct(r: Resolver, pat: ast.StructPat, bound: Bound, param: bool) -> None:
    resolve_path(r, pat.path, Source.STRUCT)
    for fld in pat.fields:
        if fld.shorthand and isinstance(fld.pat, ast.IdentPat):
            _bind(r, fld.pat, bound, param)
        else:
            _pat(r, fld.pat, bound, param)


def _const_block(r: Resolver, pat: ast.ConstBlockPat, _bound: Bound, _param: bool) -> None:
    from checker.names.resolve_body import resolve_block

    resolve_block(r, pat.block)


def _macro(r: Resolver, pat: ast.MacroPat, bound: Bound, param: bool) -> None:
    expanded = r.t.expansions.get(pat.call)
    if expanded is None:
        r.out.had_error = True
        return
    _pat(r, expanded, bound, param)  # type: ignore[arg-type]


# ------------------------------------------------------------------ alternatives


def _or(r: Resolver, pat: ast.OrPat, bound: Bound, param: bool) -> None:
    sets: list[Bound] = []
    rib = r.ribs[-1]
    for alternative in pat.alternatives:
        mine = dict(bound)
        _pat(r, alternative, mine, param)
        sets.append({key: p for key, p in mine.items() if key not in bound})
    merged: Bound = {}
    for own in sets:
        for key, binding in own.items():
            first = merged.setdefault(key, binding)
            if first is not binding:
                r.out.same_binding[binding] = first
    for key, first in merged.items():
        bound[key] = first
        rib.locals[key] = LocalRes(first)
    _chain_same(r)
    _check_alternatives(r, pat, sets)


def _chain_same(r: Resolver) -> None:
    """Nested alternatives: a binding's first may itself have a first."""
    same = r.out.same_binding
    for binding, first in list(same.items()):
        while first in same:
            first = same[first]
        same[binding] = first


def _check_alternatives(r: Resolver, pat: ast.OrPat, sets: list[Bound]) -> None:
    names: dict[Key, None] = {key: None for own in reversed(sets) for key in own}
    for key in sorted(names):
        missing = [i for i, own in enumerate(sets) if key not in own]
        if missing:
            _missing(r, pat, sets, key, missing)
            continue
        modes = [(i, sets[i][key]) for i in range(len(sets))]
        first = modes[0][1]
        for _, other in modes[1:]:
            if (other.by_ref, other.by_ref and other.mutable) != (
                first.by_ref,
                first.by_ref and first.mutable,
            ):
                _inconsistent(r, first, other)
                break


def _missing(r: Resolver, pat: ast.OrPat, sets: list[Bound], key: Key, missing: list[int]) -> None:
    name = key[0]
    first, *rest = missing
    builder = error(
        "E0408",
        f"variable `{name}` is not bound in all patterns",
        pat.alternatives[first].span,
        f"pattern doesn't bind `{name}`",
    )
    for i in rest:
        builder.primary(pat.alternatives[i].span, f"pattern doesn't bind `{name}`")
    bindings = [own[key] for own in sets if key in own]
    for binding in bindings:
        builder.label(binding.name.span, "variable not in all patterns")
    others = {k[0] for i in missing for k in sets[i]}
    bare = any(isinstance(alternative, ast.IdentPat) for alternative in pat.alternatives)
    from checker.names.similar import best_match

    similar = None if bare else best_match(others - {name}, name)
    if similar is not None:
        builder.suggest(
            f"you might have meant to use the similarly named previously used binding `{similar}`",
            *((binding.name.span, similar) for binding in bindings),
        )
    r.emit(builder.build())


def _inconsistent(r: Resolver, first: ast.IdentPat, other: ast.IdentPat) -> None:
    name = first.name.name
    r.emit(
        error(
            "E0409",
            f"variable `{name}` is bound inconsistently across alternatives separated by `|`",
            other.name.span,
            "bound in different ways",
        )
        .label(first.name.span, "first binding")
        .build()
    )


PATS: dict[type, Callable[[Resolver, Any, Bound, bool], None]] = {
    ast.WildPat: _nothing,
    ast.RestPat: _nothing,
    ast.IdentPat: _ident,
    ast.LitPat: _literal,
    ast.RangePat: _range,
    ast.RefPat: _inner,
    ast.TuplePat: _elements,
    ast.SlicePat: _elements,
    ast.PathPat: _path,
    ast.TupleStructPat: _tuple_struct,
    ast.StructPat: _struct,
    ast.OrPat: _or,
    ast.ParenPat: _inner,
    ast.ConstBlockPat: _const_block,
    ast.MacroPat: _macro,
    ast.ErrorPat: _error,
}
