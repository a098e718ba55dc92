"""Unsizing coercions: `&[T; N]` to `&[T]`, `Box<T>` to `Box<dyn Trait>`, ... (`CoerceUnsized`).

The built-in pointers and every type with an impl of `CoerceUnsized` take part. As in rustc the
obligations `Source: CoerceUnsized<Target>` and `T: Unsize<U>` are taken apart at once; all others
that arise (`T: Trait`, `T: Sized`) are left pending, so that a failure among those is reported as
such and not as a mismatch.
"""

from __future__ import annotations

from typing import cast

from checker.context import LangItem
from checker.names.defs import Def
from checker.types.coerce import Coerced
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import erase_regions, has_error, instantiate_bound, subst
from checker.types.obligation import Cause, CauseKind, Obligation
from checker.types.tables import (
    Adjustment,
    BorrowAdjust,
    DerefAdjust,
    PointerAdjust,
    PointerCast,
)
from checker.types.traits_env import super_trait_refs
from checker.types.traits_impls import impls_for_adt
from checker.types.ty import (
    ERASED,
    STR,
    Adt,
    AdtKind,
    Alias,
    AliasKind,
    Args,
    Array,
    Dynamic,
    DynTrait,
    GenericArg,
    Infer,
    InferKind,
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
)
from grammar.span import Span

Pending = list[Obligation]


def coerce_unsized(fcx: FnCtxt, span: Span, source: Ty, target: Ty) -> Coerced | None:
    """The unsizing of pointer `source` to pointer `target`, or None if it is no such coercion."""
    if isinstance(source, Infer) or not _plausible(fcx, source, target):
        return None
    before = fcx.infcx.snapshot()
    pending: Pending = []
    cause = Cause(CauseKind.UNSIZE, types=(fcx.resolve(source), fcx.resolve(target)))
    if not _coerce(fcx, span, source, target, pending, cause):
        fcx.infcx.rollback_to(before)
        return None
    steps = (*_reborrow(source, target), PointerAdjust(target, PointerCast.UNSIZE))
    return Coerced(steps, target, tuple(pending))


def _plausible(fcx: FnCtxt, source: Ty, target: Ty) -> bool:
    """Rejects at a glance what cannot be an unsizing: nearly every coercion."""
    inner = _pointee(fcx, target)
    if inner is not None:
        inner = fcx.shallow(inner)
        return isinstance(inner, (Slice, Dynamic)) or (
            isinstance(inner, Adt) and bool(inner.args) and _pointee(fcx, source) is not None
        )
    return isinstance(target, Adt) and isinstance(source, Adt) and source.def_ is target.def_


def _pointee(fcx: FnCtxt, t: Ty) -> Ty | None:
    if isinstance(t, (Ref, RawPtr)):
        return t.pointee
    if isinstance(t, Adt) and fcx.is_box(t):
        return cast(Ty, t.args[0])
    return None


def _reborrow(source: Ty, target: Ty) -> tuple[Adjustment, ...]:
    """A reference is reborrowed with the target's mutability before its pointee is unsized."""
    if not isinstance(source, Ref):
        return ()
    if isinstance(target, Ref):
        middle: Ty = Ref(ERASED, source.pointee, target.mutable)
        borrow = BorrowAdjust(middle, target.mutable)
    else:
        assert isinstance(target, RawPtr)
        middle = RawPtr(source.pointee, target.mutable)
        borrow = BorrowAdjust(middle, target.mutable, raw=True)
    return (DerefAdjust(source.pointee), borrow)


def _coerce(
    fcx: FnCtxt, span: Span, source: Ty, target: Ty, pending: Pending, cause: Cause
) -> bool:
    """`source: CoerceUnsized<target>`."""
    source, target = fcx.shallow(source), fcx.shallow(target)
    if isinstance(source, (Ref, RawPtr)):
        if not isinstance(target, (Ref, RawPtr)):
            return False
        if isinstance(source, RawPtr) and isinstance(target, Ref):
            return False
        if target.mutable and not source.mutable:
            return False
        return _unsize(fcx, span, source.pointee, target.pointee, pending, cause)
    if isinstance(source, Adt) and isinstance(target, Adt) and source.def_ is target.def_:
        return _by_impl(fcx, span, source, target, pending, cause)
    return False


def _by_impl(
    fcx: FnCtxt, span: Span, source: Adt, target: Adt, pending: Pending, cause: Cause
) -> bool:
    trait = fcx.lang(LangItem.COERCE_UNSIZED)
    if trait is None:
        return False
    for impl in impls_for_adt(fcx.tcx, trait, source.def_):
        args = fcx.fresh_args(impl, span)
        header = subst(erase_regions(fcx.tcx.impl_trait_ref(impl)), args)
        assert header is not None
        if fcx.infcx.unify_args(header.args, (source, target)) is not None:
            continue
        for p in fcx.tcx.predicates_of(impl):
            if not _nested(fcx, span, subst(erase_regions(p.kind), args), pending, cause):
                return False
        return True
    return False


def _nested(fcx: FnCtxt, span: Span, kind: PredicateKind, pending: Pending, cause: Cause) -> bool:
    if isinstance(kind, TraitPredicate):
        trait_ref = kind.trait_ref
        if fcx.tcx.is_lang(trait_ref.trait, LangItem.UNSIZE):
            a, b = cast("tuple[Ty, Ty]", trait_ref.args)
            return _unsize(fcx, span, a, b, pending, cause)
        if fcx.tcx.is_lang(trait_ref.trait, LangItem.COERCE_UNSIZED):
            a, b = cast("tuple[Ty, Ty]", trait_ref.args)
            return _coerce(fcx, span, a, b, pending, cause)
    pending.append(Obligation(Predicate(kind), span, cause))
    return True


def _unsize(
    fcx: FnCtxt, span: Span, source: Ty, target: Ty, pending: Pending, cause: Cause
) -> bool:
    """`source: Unsize<target>`."""
    source, target = fcx.shallow(source), fcx.shallow(target)
    if isinstance(target, Infer) or (_is_unknown(source) and not isinstance(target, Dynamic)):
        return False
    if isinstance(target, Slice):
        return isinstance(source, Array) and fcx.infcx.unify(target.element, source.element) is None
    if isinstance(target, Dynamic):
        if isinstance(source, Dynamic):
            return _upcast(fcx, source, target)
        if isinstance(source, Slice) or source == STR or _is_unknown(source):
            return False
        if isinstance(source, Param) and not _known_sized(fcx, source):
            return False
        return _to_object(fcx, span, source, target, pending, cause)
    if isinstance(source, Adt) and isinstance(target, Adt) and source.def_ is target.def_:
        return _struct_tail(fcx, span, source, target, pending, cause)
    return False


def _is_unknown(t: Ty) -> bool:
    return isinstance(t, Infer) and t.kind is InferKind.GENERAL


def _known_sized(fcx: FnCtxt, t: Ty) -> bool:
    from checker.types.fulfill import Evaluation

    sized = fcx.lang(LangItem.SIZED)
    if sized is None:
        return True
    answer = fcx.fulfill.evaluate(Predicate(TraitPredicate(TraitRef(sized, (t,)))))
    return answer is not Evaluation.NO


def _to_object(
    fcx: FnCtxt, span: Span, source: Ty, target: Dynamic, pending: Pending, cause: Cause
) -> bool:
    for bound in target.bounds:
        for kind in object_obligations(fcx, bound, source):
            pending.append(Obligation(Predicate(kind), span, cause))
    sized = fcx.lang(LangItem.SIZED)
    if sized is not None:
        kind = TraitPredicate(TraitRef(sized, (source,)))
        pending.append(Obligation(Predicate(kind), span, cause))
    return True


def object_obligations(fcx: FnCtxt, bound: DynTrait, self_ty: Ty) -> list[PredicateKind]:
    """What `self_ty` must satisfy to be behind `dyn bound`."""

    def open_(t: GenericArg) -> GenericArg:
        return instantiate_bound(t, lambda _: ERASED)

    args: Args = (self_ty, *(open_(a) for a in bound.args))
    trait_ref = TraitRef(bound.trait, args)
    out: list[PredicateKind] = [TraitPredicate(trait_ref)]
    for item, term in bound.projections:
        alias_args = args
        if item.parent is not bound.trait:
            supers = super_trait_refs(fcx.tcx, trait_ref)
            alias_args = next((s.args for s in supers if s.trait is item.parent), args)
        alias = Alias(AliasKind.PROJECTION, item, alias_args)
        out.append(ProjectionPredicate(alias, cast(Ty, open_(term))))
    return out


def _upcast(fcx: FnCtxt, source: Dynamic, target: Dynamic) -> bool:
    """`dyn A + Send` to `dyn A`, `dyn A` to its supertrait `dyn B`."""
    have: dict[Def, Args] = {}
    for bound in source.bounds:
        dummy: Ty = source
        for above in super_trait_refs(fcx.tcx, TraitRef(bound.trait, (dummy, *bound.args))):
            have.setdefault(above.trait, above.args)
    for bound in target.bounds:
        args = have.get(bound.trait)
        if args is None or fcx.infcx.unify_args(bound.args, args[1:]) is not None:
            return False
    terms = {item: term for b in source.bounds for item, term in b.projections}
    for bound in target.bounds:
        for item, term in bound.projections:
            other = terms.get(item)
            if other is not None and fcx.infcx.unify(term, other) is not None:
                return False
    return True


def _struct_tail(
    fcx: FnCtxt, span: Span, source: Adt, target: Adt, pending: Pending, cause: Cause
) -> bool:
    """`S<.., T, ..>` to `S<.., U, ..>` where only the last field mentions `T`."""
    info = fcx.tcx.adt(source.def_)
    if info.kind is not AdtKind.STRUCT or not info.variants[0].fields:
        return False
    tail = erase_regions(fcx.tcx.type_of(info.variants[0].fields[-1].def_))
    used = _params_of(tail)
    if not used:
        return False
    for i, (a, b) in enumerate(zip(source.args, target.args, strict=True)):
        if i not in used and fcx.infcx.unify_args((b,), (a,)) is not None:
            return False
    a = fcx.normalize(subst(tail, source.args), span)
    b = fcx.normalize(subst(tail, target.args), span)
    return not has_error(a) and _unsize(fcx, span, a, b, pending, cause)


def _params_of(t: Ty) -> set[int]:
    from checker.types.fold import walk

    return {x.index for x in walk(t) if isinstance(x, Param)}
