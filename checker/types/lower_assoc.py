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
from checker.types.fold import instantiate_bound, subst
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
from grammar.diagnostic import error

if TYPE_CHECKING:
    from checker.types.lower_ty import Lowering


def lower_assoc_type(
    cx: Lowering, base: Ty, path: ast.Path, res: Res | None, segment: ast.PathSegment
) -> Ty:
    """`base::segment` as a type; E0220 or E0223 if there is none such."""
    name = segment.ident.name
    if isinstance(base, ErrorTy):
        return ERROR_TY
    for trait_ref in _bounds_on(cx, base, path, res, name):
        found = assoc_in(cx.tcx, trait_ref, name)
        if found is not None:
            from checker.types.lower_path import lower_args

            assoc, args = found
            return Alias(AliasKind.PROJECTION, assoc, lower_args(cx, assoc, segment, args))
    return _not_found(cx, base, path, segment)


def assoc_in(tcx: Tcx, trait_ref: TraitRef, name: str) -> tuple[Def, Args] | None:
    """The associated type `name` of the trait or one above it, with that trait's arguments."""
    from checker.types.traits_env import super_trait_refs

    for item in tcx.assoc_items(trait_ref.trait):
        if item.name == name and item.kind == "type":
            return item.def_, trait_ref.args
    for above in super_trait_refs(tcx, trait_ref):
        if above.trait is trait_ref.trait:
            continue
        for item in tcx.assoc_items(above.trait):
            if item.name == name and item.kind == "type":
                return item.def_, above.args
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


def _bounds_on(
    cx: Lowering, base: Ty, path: ast.Path, res: Res | None, name: str
) -> Iterator[TraitRef]:
    tcx = cx.tcx
    in_impl = isinstance(res, SelfTyAlias) and res.impl.kind is DefKind.IMPL
    if isinstance(res, SelfTyAlias) and in_impl and not isinstance(base, Alias):
        from checker.types.collect_impls import impl_trait_ref_early

        header = impl_trait_ref_early(tcx, res.impl)
        if header is not None and trait_has_type(tcx, header.trait, name):
            yield header
    if isinstance(res, SelfTyParam) and base == Param(0, "Self"):
        generics = explicit_generics(tcx, res.trait)
        yield TraitRef(res.trait, identity_args(generics))
    if isinstance(base, Param):
        yield from _param_bounds(cx, base, name)
    if isinstance(base, Alias):
        yield from _alias_bounds(cx, base, name)


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


def _alias_bounds(cx: Lowering, base: Alias, name: str) -> Iterator[TraitRef]:
    """Bounds that the alias is declared with, then where clauses on just this alias."""
    for predicate in cx.tcx.item_bounds(base.def_):
        if isinstance(predicate.kind, TraitPredicate):
            trait_ref = subst(predicate.kind.trait_ref, base.args)
            if trait_has_type(cx.tcx, trait_ref.trait, name):
                yield instantiate_bound(trait_ref, lambda _: ERASED)
    owner: Def | None = cx.item
    while owner is not None:
        generics = ast_generics(owner)
        for clause in () if generics is None else generics.where:
            if not isinstance(clause, ast.TypePredicate) or not _may_be(clause.bounded, base):
                continue
            for bound in clause.bounds:
                if isinstance(bound, ast.TraitBound) and not bound.maybe:
                    trait_ref_ = _lower_if_declares(cx, owner, bound, base, name)
                    if trait_ref_ is not None:
                        yield trait_ref_
        owner = owner.parent if owner.kind in _NESTED else None


def _may_be(t: ast.Type, alias: Alias) -> bool:
    """Whether a where clause's bounded type is written as a path that ends in the alias's name."""
    return isinstance(t, ast.PathType) and t.path.segments[-1].ident.name == alias.def_.name


def _not_found(cx: Lowering, base: Ty, path: ast.Path, segment: ast.PathSegment) -> Ty:
    from checker.types.pretty import show

    name = segment.ident.name
    if isinstance(base, (Param, Alias)):
        shown = show(cx.tcx, base)
        return cx.error(
            "E0220",
            f"associated type `{name}` not found for `{shown}`",
            segment.ident.span,
            f"associated type `{name}` not found",
        )
    return _ambiguous(cx, base, path, segment)


def _ambiguous(cx: Lowering, base: Ty, path: ast.Path, segment: ast.PathSegment) -> Ty:
    from checker.types.pretty import show, show_path

    name = segment.ident.name
    shown = show(cx.tcx, base)
    builder = error("E0223", "ambiguous associated type", path.span)
    traits = list(_traits_with(cx, name))
    if len(traits) == 1:
        builder.suggest(
            "use fully-qualified syntax",
            (path.span, f"<{shown} as {show_path(cx.tcx, traits[0])}>::{name}"),
        )
    else:
        builder.suggest(
            f"if there were a trait named `Example` with associated type `{name}` implemented for "
            f"`{shown}`, you could use the fully-qualified path",
            (path.span, f"<{shown} as Example>::{name}"),
        )
    cx.emit(builder)
    return ERROR_TY


def of_no_type(cx: Lowering, path: ast.Path, item: Def) -> Ty:
    """`Trait::Item` names the associated type of no type: E0223."""
    from checker.types.pretty import show, show_path

    trait = item.parent
    assert trait is not None
    name, shown = item.name, show_path(cx.tcx, trait)
    builder = error("E0223", "ambiguous associated type", path.span)
    impls = [i for i in cx.tcx.trait_impls(trait) if not i.is_library]
    for impl in impls:
        header = cx.tcx.impl_trait_ref(impl)
        if header is not None:
            text = f"<{show(cx.tcx, header.self_ty)} as {shown}>::{name}"
            builder.suggest("use fully-qualified syntax", (path.span, text))
    if not impls and not trait.is_library:
        builder.suggest(
            f"if there were a type named `Example` that implemented `{shown}`, you could use the "
            "fully-qualified path",
            (path.span, f"<Example as {shown}>::{name}"),
        )
    cx.emit(builder)
    return ERROR_TY


def _traits_with(cx: Lowering, name: str) -> Iterator[Def]:
    stack = [cx.tcx.user]
    while stack:
        at = stack.pop()
        for child in at.children:
            if child.kind is DefKind.TRAIT:
                if any(c.name == name and c.kind is DefKind.ASSOC_TYPE for c in child.children):
                    yield child
            elif child.kind in (DefKind.MOD, DefKind.FN):
                stack.append(child)
