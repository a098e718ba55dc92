"""`T::Item`: which trait's associated type a name after a type means.

For a type parameter the answer is in the bounds written on it, which may themselves need types
lowered; so bounds are searched as syntax, only those on this parameter, and only the trait that
declares the name is lowered with its arguments (rustc's `type_param_predicates`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.context import Tcx
from checker.names.defs import Def, DefKind, Res, SelfTyAlias, SelfTyParam
from checker.types.collect_generics import ast_generics, explicit_generics, identity_args
from checker.types.fold import instantiate_bound
from checker.types.ty import (
    ERASED,
    ERROR_TY,
    Alias,
    AliasKind,
    Args,
    ErrorTy,
    Param,
    TraitPredicate,
    TraitRef,
    Ty,
)
from grammar import syntax as ast

if TYPE_CHECKING:
    from checker.types.lower_ty import Lowering


def lower_assoc_type(
    cx: Lowering, base: Ty, path: ast.Path, res: Res | None, segment: ast.PathSegment
) -> Ty:
    """`base::segment` as a type; E0220 or E0223 if there is none such, E0221 if there are several.

    Only parameters and the `Self` of an impl have bounds to look at: of what another associated
    type is bounded by, a trait must be named (`<T::Item as Trait>::Name`).
    """
    if isinstance(base, ErrorTy):
        return ERROR_TY
    found = _candidates(cx, base, res, segment.ident.name)
    if len(found) == 1:
        from checker.types.lower_path import lower_args

        assoc, args = found[0]
        return Alias(AliasKind.PROJECTION, assoc, lower_args(cx, assoc, segment, args))
    from checker.types.lower_assoc_report import not_found, several_found

    if found:
        return several_found(cx, base, path, found)
    return not_found(cx, base, path, segment)


def _candidates(cx: Lowering, base: Ty, res: Res | None, name: str) -> list[tuple[Def, Args]]:
    """The associated types `name` in the bounds on `base`, each once, in the order in which rustc
    takes the bounds from a stack: the last one first, each before those above it."""
    bounds = list(_bounds_on(cx, base, res, name))
    found = (f for t in reversed(bounds) for f in _declared(cx.tcx, t, name))
    return list(dict.fromkeys(found))


def _declared(tcx: Tcx, trait_ref: TraitRef, name: str) -> Iterator[tuple[Def, Args]]:
    own = _own_type(tcx, trait_ref, name)
    if own is not None:
        yield own
    if not any(trait_has_type(tcx, t, name) for t in direct_supertraits(tcx, trait_ref.trait)):
        return
    from checker.types.traits_env import super_trait_refs

    for above in reversed(list(super_trait_refs(tcx, trait_ref))):
        found = _own_type(tcx, above, name)
        if found is not None and above.trait is not trait_ref.trait:
            yield found


def _own_type(tcx: Tcx, trait_ref: TraitRef, name: str) -> tuple[Def, Args] | None:
    for item in tcx.assoc_items(trait_ref.trait):
        if item.name == name and item.kind == "type":
            return item.def_, trait_ref.args
    return None


def assoc_in(tcx: Tcx, trait_ref: TraitRef, name: str) -> tuple[Def, Args] | None:
    """The associated type `name` of the trait or one above it, with that trait's arguments."""
    from checker.types.traits_env import super_trait_refs

    own = _own_type(tcx, trait_ref, name)
    if own is not None:
        return own
    for above in super_trait_refs(tcx, trait_ref):
        found = _own_type(tcx, above, name)
        if found is not None:
            return found
    return None


def trait_has_type(tcx: Tcx, trait: Def, name: str, seen: frozenset[Def] = frozenset()) -> bool:
    """Whether `trait` or one above it declares type `name`, by the traits' names alone."""
    if any(c.name == name and c.kind is DefKind.ASSOC_TYPE for c in trait.children):
        return True
    if trait in seen:
        return False
    return any(trait_has_type(tcx, t, name, seen | {trait}) for t in direct_supertraits(tcx, trait))


def direct_supertraits(tcx: Tcx, trait: Def) -> Iterator[Def]:
    """The traits that `trait` is declared to extend, without lowering their arguments."""
    node = trait.node
    if not isinstance(node, ast.Item) or not isinstance(node.kind, ast.TraitItem):
        return
    res = tcx.resolutions(trait)
    bounds = list(node.kind.supertraits)
    for clause in node.kind.generics.where:
        if isinstance(clause, ast.TypePredicate) and is_self_path(clause.bounded):
            bounds.extend(clause.bounds)
    for bound in bounds:
        if isinstance(bound, ast.TraitBound) and not bound.maybe:
            found = res.paths.get(bound.path)
            if found is not None and isinstance(found.base, Def):
                yield found.base


def is_self_path(t: ast.Type) -> bool:
    return (
        isinstance(t, ast.PathType)
        and t.path.qself is None
        and len(t.path.segments) == 1
        and t.path.segments[0].ident.name == "Self"
    )


def _bounds_on(cx: Lowering, base: Ty, res: Res | None, name: str) -> Iterator[TraitRef]:
    tcx = cx.tcx
    in_impl = isinstance(res, SelfTyAlias) and res.impl.kind is DefKind.IMPL
    if isinstance(res, SelfTyAlias) and in_impl and not isinstance(base, Alias):
        from checker.types.collect_impls import impl_trait_ref_early

        header = impl_trait_ref_early(tcx, res.impl)
        if header is not None and trait_has_type(tcx, header.trait, name):
            yield header
            return
    if isinstance(res, SelfTyParam) and base == Param(0, "Self"):
        generics = explicit_generics(tcx, res.trait)
        yield TraitRef(res.trait, identity_args(generics))
    if isinstance(base, Param):
        yield from _param_bounds(cx, base, name)


def _param_bounds(cx: Lowering, param: Param, name: str) -> Iterator[TraitRef]:
    """Bounds written on `param` in the item and around it, of traits that declare `name`."""
    owner: Def | None = cx.item
    while owner is not None:
        for bound, home in written_bounds(cx, owner, param.name):
            trait_ref = _lower_if_declares(cx, home, bound, param, name)
            if trait_ref is not None:
                yield trait_ref
        owner = owner.parent if owner.kind in _NESTED else None


_NESTED = frozenset((DefKind.ASSOC_FN, DefKind.ASSOC_TYPE, DefKind.ASSOC_CONST))


def written_bounds(cx: Lowering, owner: Def, name: str) -> Iterator[tuple[ast.TraitBound, Def]]:
    """The trait bounds that `owner`'s generics put on the parameter `name`, as written."""
    from checker.types.collect_generics import impl_trait_params

    generics = ast_generics(owner)
    if generics is None:
        return
    bounds: list[ast.Bound] = []
    for p in generics.params:
        if isinstance(p, ast.TypeParam) and p.name.name == name:
            bounds.extend(p.bounds)
    for clause in generics.where:
        if isinstance(clause, ast.TypePredicate) and _names_param(clause.bounded, name):
            bounds.extend(clause.bounds)
    for node in impl_trait_params(owner):
        if cx.tcx.sources.snippet(node.span) == name:
            bounds.extend(node.bounds)
    for bound in bounds:
        if isinstance(bound, ast.TraitBound) and not bound.maybe:
            yield bound, owner


def _names_param(t: ast.Type, name: str) -> bool:
    return (
        isinstance(t, ast.PathType)
        and t.path.qself is None
        and len(t.path.segments) == 1
        and t.path.segments[0].ident.name == name
    )


def _lower_if_declares(
    cx: Lowering, home: Def, bound: ast.TraitBound, self_ty: Ty, name: str
) -> TraitRef | None:
    from checker.types.lower_bounds import lower_trait_bound
    from checker.types.lower_ty import Lowering

    found = cx.tcx.resolutions(home).paths.get(bound.path)
    if found is None or not isinstance(found.base, Def) or found.base.kind is not DefKind.TRAIT:
        return None
    if not trait_has_type(cx.tcx, found.base, name):
        return None
    key = ("bound_for_assoc", bound, self_ty)
    if key not in cx.tcx.trait_cache:
        cx.tcx.trait_cache[key] = None
        inner = Lowering.of_item(cx.tcx, home)
        inner.quiet = True
        predicates = lower_trait_bound(inner, self_ty, bound, with_constraints=False)
        kind = predicates[0].kind if predicates else None
        if isinstance(kind, TraitPredicate):
            cx.tcx.trait_cache[key] = instantiate_bound(kind.trait_ref, lambda _: ERASED)
    return cx.tcx.trait_cache[key]  # type: ignore[return-value]
