"""`Unsize` and `CoerceUnsized`: how a sized type becomes one of a size known only at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from checker.context import LangItem
from checker.types.fold import instantiate_bound, shift, subst, walk
from checker.types.traits_data import AMBIGUOUS, Ambiguous
from checker.types.traits_env import elaborate, object_trait_refs
from checker.types.ty import (
    ERASED,
    Adt,
    Alias,
    AliasKind,
    Args,
    Array,
    ConstParam,
    Dynamic,
    DynTrait,
    Infer,
    Param,
    Predicate,
    PredicateKind,
    ProjectionPredicate,
    RawPtr,
    Ref,
    Slice,
    TraitPredicate,
    TraitRef,
    Ty,
    TypeOutlives,
)

if TYPE_CHECKING:
    from checker.types.traits_select import Selector


def unsize(selector: Selector, goal: TraitRef) -> tuple[Predicate, ...] | Ambiguous | None:
    """The conditions of `args[0]: Unsize<args[1]>`, None if no rule applies."""
    source = goal.self_ty
    target = selector.infcx.shallow(cast(Ty, goal.args[1]))
    if isinstance(target, Infer):
        return AMBIGUOUS
    match source, target:
        case Array(element, _), Slice(to):
            return () if selector.infcx.unify(to, element) is None else None
        case Dynamic(), Dynamic():
            return _upcast(selector, source, target)
        case _, Dynamic():
            return _to_object(selector, source, target)
        case Adt(), Adt() if source.def_ is target.def_:
            return _struct_tail(selector, goal.trait, source, target)
        case _:
            return None


def _to_object(selector: Selector, source: Ty, target: Dynamic) -> tuple[Predicate, ...]:
    """`T` to `dyn Trait`: `T` has every bound of the object, is `Sized`, outlives its region."""
    out = [Predicate(TraitPredicate(TraitRef(selector.tcx.lang(LangItem.SIZED), (source,))))]
    self_ty = shift(source, 1)
    for bound in target.bounds:
        out.append(_predicate(TraitPredicate(_with_self(bound, self_ty)), bound))
        for assoc, term in bound.projections:
            alias = Alias(AliasKind.PROJECTION, assoc, _assoc_args(selector, bound, assoc, self_ty))
            out.append(_predicate(ProjectionPredicate(alias, term), bound))
    out.append(Predicate(TypeOutlives(source, target.region)))
    return tuple(out)


def _assoc_args(selector: Selector, bound: DynTrait, assoc: object, self_ty: Ty) -> Args:
    """The arguments of the trait that declares `assoc`: `bound`'s, or a supertrait's of it."""
    whole = TraitRef(bound.trait, (self_ty, *bound.args))
    for predicate in elaborate(selector.tcx, (Predicate(TraitPredicate(whole), bound.names),)):
        kind = predicate.kind
        if isinstance(kind, TraitPredicate) and kind.trait_ref.trait is getattr(
            assoc, "parent", None
        ):
            return kind.trait_ref.args
    return whole.args


def _with_self(bound: DynTrait, self_ty: Ty) -> TraitRef:
    return TraitRef(bound.trait, (self_ty, *bound.args))


def _predicate(kind: PredicateKind, bound: DynTrait) -> Predicate:
    return Predicate(kind, bound.names)


def _upcast(selector: Selector, source: Dynamic, target: Dynamic) -> tuple[Predicate, ...] | None:
    """`dyn A` to `dyn B`: `B`'s bounds are among those that `A` implies."""
    have = object_trait_refs(selector.tcx, source)
    for bound in target.bounds:
        args = instantiate_bound(bound.args, lambda _: ERASED)
        if not any(
            t.trait is bound.trait and selector.infcx.unify_args(args, t.args[1:]) is None
            for t in have
        ):
            return None
    if not source.bounds:
        return None
    return ()


def _struct_tail(
    selector: Selector, trait: object, source: Adt, target: Adt
) -> tuple[Predicate, ...] | None:
    """`S<.., T>` to `S<.., U>` where only the last field mentions the parameter that changes."""
    tcx = selector.tcx
    info = tcx.adt(source.def_)
    if len(info.variants) != 1 or not info.variants[0].fields:
        return None
    fields = info.variants[0].fields
    tail = tcx.type_of(fields[-1].def_)
    indices = {p.index for p in walk(tail) if isinstance(p, (Param, ConstParam))}
    for field in fields[:-1]:
        for p in walk(tcx.type_of(field.def_)):
            if isinstance(p, (Param, ConstParam)):
                indices.discard(p.index)
    if not indices:
        return None
    mixed = tuple(
        t if i in indices else s
        for i, (s, t) in enumerate(zip(source.args, target.args, strict=True))
    )
    if selector.infcx.unify_args(target.args, mixed) is not None:
        return None
    trait_ref = TraitRef(
        tcx.lang(LangItem.UNSIZE), (subst(tail, source.args), subst(tail, target.args))
    )
    return (Predicate(TraitPredicate(trait_ref)),)


def coerce_unsized(selector: Selector, goal: TraitRef) -> tuple[Predicate, ...] | Ambiguous | None:
    """Built in for references and raw pointers: their pointees must unsize."""
    source = goal.self_ty
    target = selector.infcx.shallow(cast(Ty, goal.args[1]))
    if isinstance(target, Infer):
        return AMBIGUOUS
    if not isinstance(source, (Ref, RawPtr)) or not isinstance(target, (Ref, RawPtr)):
        return None
    weaker = not target.mutable or source.mutable
    if not weaker or (isinstance(source, RawPtr) and isinstance(target, Ref)):
        return None
    trait_ref = TraitRef(selector.tcx.lang(LangItem.UNSIZE), (source.pointee, target.pointee))
    return (Predicate(TraitPredicate(trait_ref)),)
