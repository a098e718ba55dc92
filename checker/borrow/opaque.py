"""`impl Trait` in return position: which regions its hidden type may name.

Inside the function that defines an opaque type, the value returned has the hidden type. Each region
in that must be one that the opaque type captures, or `'static`: a *member constraint*. Inference
picks the least choice that fits; if none does, the type captures a lifetime that it does not
declare (E0700).

Source: `rustc_borrowck::region_infer::{member_constraints, opaque_types}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.borrow.region import STATIC_VID, Category, Member, Where
from checker.borrow.terms import Terms
from checker.borrow.universal import UniversalRegions
from checker.context import Tcx
from checker.names.defs import Def
from checker.types import ty
from checker.types.fold import Folder, children, fold, subst, super_fold, walk
from grammar.edition import Edition
from grammar.record import evolve


def define_opaque(
    terms: Terms, u: UniversalRegions, alias: ty.Alias, hidden: ty.Ty, where: Where
) -> bool:
    """`hidden` is what `alias` stands for, if this body defines it; whether it does."""
    if alias.kind is not ty.AliasKind.OPAQUE or alias.def_.parent is not u.root:
        return False
    tcx, vars = terms.tcx, terms.vars
    choices = (STATIC_VID, *captured_regions(tcx, alias))
    choosing = evolve(where, category=Category.OPAQUE)
    for region in dict.fromkeys(_named_regions(hidden)):
        vars.members.append(Member(region, choices, choosing, alias, hidden))
    reveal = _Reveal(alias.def_, hidden)
    for p in tcx.item_bounds(alias.def_):
        terms.prove(fold(reveal, subst(p, alias.args)), evolve(where, predicate_span=p.span))
    return True


def _named_regions(hidden: ty.Ty) -> Iterator[int]:
    """The regions of `hidden`, those aside that a closure in it has from the item around."""
    stack: list[object] = [hidden]
    while stack:
        at = stack.pop()
        if isinstance(at, ty.ReVar):
            yield at.id
        elif isinstance(at, ty.Closure):
            stack.extend((at.sig, at.upvars))
            stack.extend(a for a in at.args if isinstance(a, ty.TY_CLASSES))
        elif isinstance(at, tuple):
            stack.extend(at)
        else:
            stack.extend(children(at))


class _Reveal(Folder):
    """Puts the hidden type in the place of an opaque one."""

    def __init__(self, opaque: Def, hidden: ty.Ty) -> None:
        super().__init__()
        self.opaque = opaque
        self.hidden = hidden

    def ty(self, t: ty.Ty) -> ty.Ty:
        if isinstance(t, ty.Alias) and t.def_ is self.opaque:
            return self.hidden
        return super_fold(self, t)


def captured_regions(tcx: Tcx, alias: ty.Alias) -> list[int]:
    """The lifetime arguments that the opaque type may name: all from edition 2024, those in its
    bounds before."""
    parent = alias.def_.parent
    assert parent is not None
    early = tcx.generics_of(parent).count
    everything = tcx.edition >= Edition.E2024
    mentioned = {
        r.index
        for p in tcx.item_bounds(alias.def_)
        for part in _without_self(p.kind)
        for r in walk(part)
        if isinstance(r, ty.ReEarlyParam)
    }
    return [
        a.id
        for i, a in enumerate(alias.args)
        if isinstance(a, ty.ReVar) and (everything or i >= early or i in mentioned)
    ]


def _without_self(kind: ty.PredicateKind) -> Iterator[object]:
    """What a bound says besides whom it is about."""
    match kind:
        case ty.TraitPredicate(trait_ref):
            yield from trait_ref.args[1:]
        case ty.ProjectionPredicate(alias, term):
            yield from alias.args[1:]
            yield term
        case ty.TypeOutlives(_, region):
            yield region
        case ty.RegionOutlives(longer, shorter):
            yield longer
            yield shorter
