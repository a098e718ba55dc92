"""Generic parameters, bounds and where clauses."""

from __future__ import annotations

from collections.abc import Sequence

from checker.names.defs import Def, DefKind
from checker.names.resolve_lifetime import (
    check_lifetime_name,
    check_shadowing,
    declare_binder,
    resolve_lifetime,
)
from checker.names.scope import Resolver, RibKind
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.span import Span


def resolve_generics(r: Resolver, generics: ast.Generics) -> None:
    """Bounds, defaults and predicates of an item whose parameters are in scope already."""
    if not generics.params and not generics.where:
        return
    _check_names(r, generics)
    for param in generics.params:
        _param(r, param)
    for predicate in generics.where:
        _predicate(r, predicate)


def _check_names(r: Resolver, generics: ast.Generics) -> None:
    """E0403: a name is taken, here or by the impl or trait around."""
    seen: dict[str, Span] = {}
    outer = _outer_params(r)
    for param in generics.params:
        ident = param.lifetime if isinstance(param, ast.LifetimeParam) else param.name
        if isinstance(param, ast.LifetimeParam):
            check_lifetime_name(r, param.lifetime)
        earlier = seen.get(ident.name)
        if earlier is None and not isinstance(param, ast.LifetimeParam):
            earlier = outer.get(ident.name)
        if earlier is not None:
            r.emit(
                error(
                    "E0403",
                    f"the name `{ident.name}` is already used for a generic parameter in this "
                    "item's generic parameters",
                    ident.span,
                    "already used",
                )
                .label(earlier, f"first use of `{ident.name}`")
                .build()
            )
            continue
        seen[ident.name] = ident.span
        if isinstance(param, ast.LifetimeParam):
            check_shadowing(r, param.lifetime, skip=1)


def _outer_params(r: Resolver) -> dict[str, Span]:
    container = r.owner.parent
    if container is None or container.kind not in (DefKind.IMPL, DefKind.TRAIT):
        return {}
    kinds = (DefKind.TYPE_PARAM, DefKind.CONST_PARAM)
    return {child.name: child.span for child in container.children if child.kind in kinds}


def _param(r: Resolver, param: ast.GenericParam) -> None:
    from checker.names.resolve_type import resolve_anon_const, resolve_type

    if isinstance(param, ast.LifetimeParam):
        for bound in param.bounds:
            resolve_lifetime(r, bound)
    elif isinstance(param, ast.TypeParam):
        resolve_bounds(r, param.bounds)
        if param.default is not None:
            resolve_type(r, param.default)
    else:
        resolve_type(r, param.ty)
        if param.default is not None:
            resolve_anon_const(r, param.default)


def _predicate(r: Resolver, predicate: ast.LifetimePredicate | ast.TypePredicate) -> None:
    from checker.names.resolve_type import resolve_type

    if isinstance(predicate, ast.LifetimePredicate):
        resolve_lifetime(r, predicate.lifetime)
        for bound in predicate.bounds:
            resolve_lifetime(r, bound)
        return
    declare_binder(r, predicate.lifetimes)
    resolve_type(r, predicate.bounded)
    resolve_bounds(r, predicate.bounds)
    r.lifetimes.pop()


def resolve_bounds(r: Resolver, bounds: Sequence[ast.Bound]) -> None:
    """Traits and lifetimes of a bound list."""
    from checker.names.resolve_path import Source, resolve_path

    for bound in bounds:
        if isinstance(bound, ast.TraitBound):
            declare_binder(r, bound.lifetimes)
            resolve_path(r, bound.path, Source.TRAIT)
            r.lifetimes.pop()
        elif isinstance(bound, ast.Lifetime):
            resolve_lifetime(r, bound)
        else:
            _use_bound(r, bound)


def _use_bound(r: Resolver, bound: ast.UseBound) -> None:
    for arg in bound.args:
        if isinstance(arg, ast.Lifetime):
            resolve_lifetime(r, arg)


def params_in_scope(r: Resolver) -> list[Def]:
    """Type parameters that may be named here."""
    found: list[Def] = []
    for rib in reversed(r.ribs):
        if rib.kind is RibKind.ITEM:
            break
        found.extend(d for d in rib.types.values() if isinstance(d, Def))
    return found
