"""What is assumed inside a definition: its where clauses with all they imply (rustc's `ParamEnv`).

`T: Ord` implies `T: PartialOrd`, and so on upwards: supertraits are added until nothing is new
(elaboration), so that selection only ever compares a goal with a flat list. Clauses that mention
projections are normalised under the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from checker.context import Tcx
from checker.names.defs import Def
from checker.types.fold import (
    Flag,
    flags,
    has_infer,
    instantiate_bound,
    map_regions,
    open_predicate,
    shift,
    subst,
)
from checker.types.ty import (
    ERASED,
    TY_CLASSES,
    Alias,
    AliasKind,
    Args,
    Dynamic,
    Predicate,
    PredicateKind,
    ProjectionPredicate,
    ReBound,
    Region,
    RegionOutlives,
    TraitPredicate,
    TraitRef,
    Ty,
    TypeOutlives,
)
from grammar.record import define, field

T = TypeVar("T")


@define(eq=False)
class ParamEnv:
    """Assumptions by what they are about: trait bounds by trait, projections by associated type."""

    traits: dict[Def, list[Predicate]] = field(factory=dict)
    projections: dict[Def, list[Predicate]] = field(factory=dict)
    outlives: list[Predicate] = field(factory=list)
    all: list[Predicate] = field(factory=list)


def param_env(tcx: Tcx, env: Def | None) -> ParamEnv:
    """The assumptions inside `env`; none for None."""
    key = ("param_env", env)
    found = tcx.trait_cache.get(key)
    if found is None:
        found = env_of(tcx, () if env is None else tcx.predicates_of(env), env)
        tcx.trait_cache[key] = found
    assert isinstance(found, ParamEnv)
    return found


def env_of(tcx: Tcx, predicates: Iterable[Predicate], scope: Def | None = None) -> ParamEnv:
    """The assumptions that `predicates` make."""
    plain = _file(elaborate(tcx, predicates))
    if scope is None or not any(_mentions_alias(p) for p in plain.all):
        return plain
    return _normalized(tcx, plain, scope)


def elaborate(tcx: Tcx, predicates: Iterable[Predicate]) -> Iterator[Predicate]:
    """`predicates` and what they imply through supertraits, each once, in breadth-first order."""
    seen: set[object] = set()
    queue = list(predicates)
    for predicate in queue:
        key = (predicate.kind, len(predicate.names))
        if key in seen:
            continue
        seen.add(key)
        yield predicate
        if isinstance(predicate.kind, TraitPredicate):
            queue.extend(_supers(tcx, predicate, predicate.kind.trait_ref))


def _supers(tcx: Tcx, predicate: Predicate, trait_ref: TraitRef) -> Iterator[Predicate]:
    for above in tcx.super_predicates(trait_ref.trait):
        yield super_predicate(above, predicate, trait_ref)


def super_predicate(above: Predicate, below: Predicate, trait_ref: TraitRef) -> Predicate:
    """The supertrait bound `above` of `trait_ref`'s trait, for `below`'s binder and arguments."""
    if not above.names:
        return Predicate(subst(above.kind, trait_ref.args), below.names, above.span)
    # Both bind: variables of `above` first, then those of `below`.
    offset = len(above.names)

    def move(r: Region) -> Region:
        return ReBound(r.depth, r.index + offset) if isinstance(r, ReBound) else r

    args = map_regions(trait_ref.args, move)
    return Predicate(subst(above.kind, args), above.names + below.names, above.span)


def super_trait_refs(tcx: Tcx, trait_ref: TraitRef) -> Iterator[TraitRef]:
    """`trait_ref` and the references to all traits above it, lifetimes of binders erased."""
    for predicate in elaborate(tcx, (Predicate(TraitPredicate(trait_ref)),)):
        if isinstance(predicate.kind, TraitPredicate):
            yield erase_bound(predicate.kind.trait_ref, predicate)


def erase_bound(t: TraitRef, predicate: Predicate) -> TraitRef:
    return instantiate_bound(t, lambda _: ERASED) if predicate.names else t


def object_trait_refs(tcx: Tcx, dyn: Dynamic) -> list[TraitRef]:
    """All traits that a `dyn` type implements by its bounds, lifetimes of binders erased."""
    out: list[TraitRef] = []
    for predicate in elaborate(tcx, object_predicates(dyn)):
        kind = open_predicate(predicate)
        if isinstance(kind, TraitPredicate):
            out.append(kind.trait_ref)
    return out


def object_predicates(dyn: Dynamic) -> list[Predicate]:
    """The bounds of a `dyn` type as predicates on itself."""
    out: list[Predicate] = []
    self_ty = shift(dyn, 1)
    for bound in dyn.bounds:
        trait_ref = TraitRef(bound.trait, (self_ty, *bound.args))
        out.append(Predicate(TraitPredicate(trait_ref), bound.names))
        for assoc, term in bound.projections:
            alias = Alias(AliasKind.PROJECTION, assoc, (self_ty, *bound.args))
            out.append(Predicate(ProjectionPredicate(alias, term), bound.names))
    return out


def _file(predicates: Iterable[Predicate]) -> ParamEnv:
    env = ParamEnv()
    for p in predicates:
        env.all.append(p)
        match p.kind:
            case TraitPredicate(trait_ref):
                env.traits.setdefault(trait_ref.trait, []).append(p)
            case ProjectionPredicate(projection, _):
                env.projections.setdefault(projection.def_, []).append(p)
            case TypeOutlives() | RegionOutlives():
                env.outlives.append(p)
    return env


def _mentions_alias(p: Predicate) -> bool:
    match p.kind:
        case TraitPredicate(trait_ref):
            return flags(trait_ref) & Flag.ALIAS != 0
        case ProjectionPredicate(projection, term):
            return (flags(projection.args) | flags(term)) & Flag.ALIAS != 0
        case TypeOutlives(ty, _):
            return flags(ty) & Flag.ALIAS != 0
        case RegionOutlives():
            return False


def _normalized(tcx: Tcx, plain: ParamEnv, scope: Def) -> ParamEnv:
    """`plain` with its types normalised under `plain` itself."""
    from checker.types.infer import InferCtxt
    from checker.types.traits_project import normalize
    from checker.types.traits_select import Selector

    infcx = InferCtxt(tcx, scope, track_regions=True)
    selector = Selector(infcx, plain)

    def clean(t: T) -> T:
        new = infcx.resolve(normalize(selector, t)[0])
        return t if has_infer(new) else new

    return _file(elaborate(tcx, [_clean_predicate(p, clean) for p in plain.all]))


def _clean_predicate(p: Predicate, clean: Callable[[Args], Args]) -> Predicate:
    match p.kind:
        case TraitPredicate(trait_ref):
            kind: PredicateKind = TraitPredicate(TraitRef(trait_ref.trait, clean(trait_ref.args)))
        case ProjectionPredicate(projection, term):
            alias = Alias(projection.kind, projection.def_, clean(projection.args))
            kind = ProjectionPredicate(alias, _only_type(clean((term,))))
        case TypeOutlives(ty, region):
            kind = TypeOutlives(_only_type(clean((ty,))), region)
        case RegionOutlives():
            return p
    return Predicate(kind, p.names, p.span)


def _only_type(args: Args) -> Ty:
    (t,) = args
    assert isinstance(t, TY_CLASSES)
    return t
