"""What a body may assume about its universal regions.

From three sources: where clauses; the types of the signature, which callers can only name if they
are well-formed (`&'a &'b T` implies `'b: 'a`); and for an impl's functions, the impl's header. For
a struct the implied bounds are those of its where clauses and those that its fields force
(`struct S<'a, T>(&'a T)` implies `T: 'a`).

Source: `rustc_borrowck::type_check::free_region_relations`, `rustc_hir_analysis::outlives`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from checker.borrow.region import Where
from checker.borrow.term_flags import BOUND, FREE_REGION
from checker.borrow.terms import Terms, outlives_components
from checker.borrow.universal import UniversalRegions
from checker.context import Tcx
from checker.names.defs import Def, DefKind
from checker.types import ty
from checker.types.fold import flags, subst, walk

Bound: TypeAlias = tuple[ty.Ty | ty.Region, ty.Region]
"""`first: second`."""


def assume(tcx: Tcx, terms: Terms, u: UniversalRegions, where: Where) -> list[Bound]:
    """Close `u.known` under what may be assumed; the bounds on parameters and aliases."""
    generic: list[Bound] = []
    pairs: list[tuple[int, int]] = []
    bound: Bound
    for bound in _assumed(tcx, terms, u, where):
        longer, shorter = bound
        if not isinstance(shorter, ty.ReVar) or shorter.id >= u.count:
            continue
        if isinstance(longer, ty.TY_CLASSES):
            generic.append((longer, shorter))
            continue
        above = u.number(longer)
        if isinstance(above, ty.ReVar) and above.id < u.count:
            pairs.append((above.id, shorter.id))
    u.relate(pairs)
    return generic


def _assumed(tcx: Tcx, terms: Terms, u: UniversalRegions, where: Where) -> Iterator[Bound]:
    for p in terms.param_env.outlives:
        if p.names:
            continue
        match p.kind:
            case ty.RegionOutlives(a, b):
                yield u.number(a), u.number(b)
            case ty.TypeOutlives(t, region):
                yield from _components(tcx, terms.renumber(t), u.number(region))
    for t in _assumed_types(tcx, terms, u, where):
        for longer, shorter in implied_by(tcx, t):
            if isinstance(longer, ty.TY_CLASSES):
                yield from _components(tcx, longer, shorter)
            else:
                yield longer, shorter


def _assumed_types(tcx: Tcx, terms: Terms, u: UniversalRegions, where: Where) -> Iterator[ty.Ty]:
    for t in (*u.inputs, u.output):
        yield t
        yield terms.normalize(t, where)
    parent = u.root.parent
    if parent is not None and parent.kind is DefKind.IMPL:
        yield terms.renumber(tcx.type_of(parent))
        header = tcx.impl_trait_ref(parent)
        for arg in header.args if header is not None else ():
            if isinstance(arg, ty.TY_CLASSES):
                yield terms.renumber(arg)


def _components(tcx: Tcx, t: ty.Ty, region: ty.Region) -> Iterator[Bound]:
    for part in outlives_components(tcx, t):
        yield part, region


def implied_by(tcx: Tcx, t: ty.Ty) -> Iterator[Bound]:
    """The outlives bounds without which `t` would not be well-formed; what a binder inside binds
    is left out."""
    if not flags(t) & FREE_REGION:
        return
    for part in walk(t):
        match part:
            case ty.Ref(region, pointee, _):
                if not flags(part) & BOUND:
                    yield pointee, region
            case ty.Adt(def_, args):
                if not flags(part) & BOUND:
                    for longer, shorter in outlives_of(tcx, def_):
                        yield subst(longer, args), subst(shorter, args)
            case _:
                pass


def outlives_of(tcx: Tcx, adt: Def) -> tuple[Bound, ...]:
    """The outlives bounds between the parameters of `adt`, declared or forced by its fields."""
    known: dict[Def, tuple[Bound, ...]] = tcx.memo(outlives_of)
    if adt not in known:
        known[adt] = ()  # a recursive field adds nothing that another path does not
        known[adt] = tuple(dict.fromkeys(_own_bounds(tcx, adt)))
    return known[adt]


def _own_bounds(tcx: Tcx, adt: Def) -> Iterator[Bound]:
    for p in tcx.predicates_of(adt):
        match p.kind:
            case ty.RegionOutlives(a, b):
                yield a, b
            case ty.TypeOutlives(t, region):
                yield t, region
            case _:
                pass
    if not any(p.kind is ty.ParamKind.LIFETIME for p in tcx.generics_of(adt).all()):
        return
    for variant in tcx.adt(adt).variants:
        for f in variant.fields:
            for bound in implied_by(tcx, tcx.type_of(f.def_)):
                longer, shorter = bound
                if not isinstance(shorter, ty.ReEarlyParam):
                    continue
                if isinstance(longer, ty.TY_CLASSES):
                    yield from _components(tcx, longer, shorter)
                else:
                    yield longer, shorter
