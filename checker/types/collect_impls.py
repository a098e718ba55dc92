"""Impls: their headers, and which impls there are for a trait or a type."""

from __future__ import annotations

from typing import cast

from checker.context import Tcx
from checker.names.defs import Def, DefKind
from checker.types.lower_bounds import lower_trait_ref
from checker.types.lower_elision import ElisionKind
from checker.types.simplify import SimplifiedTy, simplify
from checker.types.traits_impls import head_name
from checker.types.ty import Adt, TraitRef, Ty
from grammar import syntax as ast
from grammar.record import frozen


@frozen(eq=False)
class ImplHeader:
    """`anonymous` counts lifetimes left out, which are parameters of the impl."""

    self_ty: Ty
    trait_ref: TraitRef | None
    anonymous: int


def impl_header(tcx: Tcx, impl: Def) -> ImplHeader:
    """The lowered header of an impl."""
    key = ("impl_header", impl)
    found = tcx.trait_cache.get(key)
    if found is None:
        found = _lower(tcx, impl)
        tcx.trait_cache[key] = found
    return cast(ImplHeader, found)


def _lower(tcx: Tcx, impl: Def) -> ImplHeader:
    from checker.types.lower_ty import Lowering

    item = impl_item(impl)
    cx = Lowering.of_item(tcx, impl, ElisionKind.IMPL_HEADER)
    self_ty = cx.ty(item.self_ty)
    tcx.trait_cache[("impl_self", impl)] = self_ty
    trait_ref = None
    if item.trait is not None:
        trait_ref = lower_trait_ref(cx, item.trait, self_ty)
    cx.flush()
    return ImplHeader(self_ty, trait_ref, cx.scope.anonymous)


def impl_item(impl: Def) -> ast.ImplItem:
    node = impl.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, ast.ImplItem)
    return node.kind


def self_while_lowering(tcx: Tcx, impl: Def) -> Ty | None:
    """`Self` in the impl's own trait reference (`impl Add<Self> for X`), known before the rest."""
    if ("impl_header", impl) in tcx.trait_cache:
        return None
    return cast("Ty | None", tcx.trait_cache.get(("impl_self", impl)))


def impl_trait_ref_early(tcx: Tcx, impl: Def) -> TraitRef | None:
    """The trait reference, or None while the header is being lowered."""
    if ("impl_self", impl) in tcx.trait_cache and ("impl_header", impl) not in tcx.trait_cache:
        return None
    return tcx.impl_trait_ref(impl)


def provide_impl_trait_ref(tcx: Tcx, impl: Def) -> TraitRef | None:
    return impl_header(tcx, impl).trait_ref


def provide_trait_impls(tcx: Tcx, trait: Def) -> tuple[Def, ...]:
    """All impls of `trait`, the user's first."""
    from checker.names.impls import candidate_trait_impls

    return tuple(
        impl for impl in candidate_trait_impls(tcx, trait) if trait_of_impl(tcx, impl) is trait
    )


def trait_of_impl(tcx: Tcx, impl: Def) -> Def | None:
    """The trait an impl is of, without lowering its arguments."""
    path = impl_item(impl).trait
    if path is None:
        return None
    res = tcx.resolutions(impl).paths.get(path)
    found = res.base if res is not None else None
    return found if isinstance(found, Def) and found.kind is DefKind.TRAIT else None


def provide_inherent_impls(tcx: Tcx, key: object) -> tuple[Def, ...]:
    """The inherent impls for a simplified self type (`checker.types.simplify`)."""
    from checker.names.impls import candidate_inherent_impls

    return tuple(
        impl
        for impl in candidate_inherent_impls(tcx, head_name(cast(SimplifiedTy, key)))
        if impl_item(impl).trait is None and _is_for(tcx, impl, key)
    )


def _is_for(tcx: Tcx, impl: Def, key: object) -> bool:
    """Whether the self type of `impl` is `key`; an impl for another crate's type (E0116) is
    none."""
    self_ty = impl_header(tcx, impl).self_ty
    foreign = isinstance(self_ty, Adt) and self_ty.def_.is_library
    return simplify(self_ty) == key and (impl.is_library or not foreign)
