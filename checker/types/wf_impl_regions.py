"""A method of an impl against the trait's: whether it asks no more of lifetimes.

Both signatures agree without lifetimes. Here the trait's is taken with its lifetimes as they are
(universal), the impl's with a variable for each that it binds itself, and the impl's function type
must be a subtype of the trait's. The constraints make a graph; where one universal lifetime reaches
another that it is not known to outlive, callers through the trait could break what the impl was
checked under.

Source: `rustc_hir_analysis::check::compare_impl_item`,
`rustc_infer::infer::lexical_region_resolve`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from checker.borrow.implied import assume, implied_by
from checker.borrow.region import (
    STATIC_VID,
    Category,
    Origin,
    Outlives,
    RegionDef,
    RegionVars,
    Where,
)
from checker.borrow.terms import Terms
from checker.borrow.universal import UniversalRegions, shown_name
from checker.context import Tcx
from checker.names.defs import Def
from checker.types import ty
from checker.types.fold import instantiate_bound, map_regions, subst, walk
from grammar.record import frozen

_NONE: list[Outlives] = []


@frozen(eq=False, repr=False)
class Conflict:
    """`path` leads from the universal region `longer` to `shorter`, which it need not outlive."""

    longer: RegionDef
    shorter: RegionDef
    path: tuple[Outlives, ...]
    mine: ty.FnSig
    theirs: ty.FnSig
    defs: tuple[RegionDef, ...]
    implied: bool
    """The first step is not from comparing, but needed for the impl's types to be well-formed."""


def region_conflict(tcx: Tcx, mine: Def, theirs: Def, args: ty.Args) -> Conflict | None:
    """The first lifetime of which `mine`, in an impl, asks more than `theirs`, in the trait.
    `args` are the trait method's arguments in terms of the impl method's parameters."""
    if not _has_regions(tcx.fn_sig(mine)) and not _has_regions(tcx.fn_sig(theirs)):
        return None
    return _Comparison(tcx, mine, theirs, args).run()


def _has_regions(sig: ty.PolyFnSig) -> bool:
    return any(isinstance(part, ty.REGION_CLASSES) for part in walk(sig))


class _Comparison:
    def __init__(self, tcx: Tcx, mine: Def, theirs: Def, args: ty.Args) -> None:
        self.tcx = tcx
        self.mine, self.theirs, self.args = mine, theirs, args
        self.vars = RegionVars()
        self.u = UniversalRegions(mine, mine, self.vars)
        self.where = Where(mine.span, Category.BORING)
        self.well_formed = Where(mine.span, Category.INTERNAL)

    def run(self) -> Conflict | None:
        late = self._number()
        their_sig = self._their_sig(late)
        self.u.inputs, self.u.output = their_sig.inputs, their_sig.output
        terms = Terms(self.tcx, self.mine, self.vars, self.u.number)
        assume(self.tcx, terms, self.u, self.where)
        my_sig = self._my_sig()
        self.vars.outlives.clear()
        normal = ty.FnSig(
            tuple(terms.normalize(t, self.where) for t in my_sig.inputs),
            terms.normalize(my_sig.output, self.where),
        )
        theirs = tuple(terms.normalize(t, self.where) for t in their_sig.inputs)
        output = terms.normalize(their_sig.output, self.where)
        for given, wanted in zip(theirs, normal.inputs, strict=True):
            terms.relate.sub(given, wanted, self.where)
        terms.relate.sub(normal.output, output, self.where)
        self._need_well_formed(my_sig)
        return self._conflict(normal, ty.FnSig(theirs, output))

    # -------------------------------------------------------------- signatures

    def _number(self) -> list[ty.Region]:
        """The universal regions: those of the impl and the method, and the trait method's own."""
        u, defs = self.u, self.vars.defs
        defs.append(RegionDef(Origin.STATIC, "'static", region=ty.STATIC))
        for p in self.tcx.generics_of(self.mine).all():
            if p.kind is ty.ParamKind.LIFETIME:
                region = ty.ReEarlyParam(p.index, p.name)
                u.by_region[region] = len(defs)
                defs.append(RegionDef(Origin.EARLY, shown_name(p.name), region=region))
        late: list[ty.Region] = []
        for name in self.tcx.fn_sig(self.theirs).names:
            late.append(ty.ReVar(len(defs)))
            region_ = ty.ReLateParam(self.theirs, name)
            defs.append(RegionDef(Origin.LATE, shown_name(name), region=region_))
        defs.append(RegionDef(Origin.BODY))
        u.body = len(defs) - 1
        u.count = u.shared = u.externals = len(defs)
        u.known = [1 << r | 1 << u.body for r in range(u.count)]
        u.known[STATIC_VID] = (1 << u.count) - 1
        return late

    def _their_sig(self, late: list[ty.Region]) -> ty.FnSig:
        sig = instantiate_bound(self.tcx.fn_sig(self.theirs).sig, late)
        return map_regions(subst(sig, self.args), self.u.number)

    def _my_sig(self) -> ty.FnSig:
        poly = self.tcx.fn_sig(self.mine)
        fresh = [self.vars.fresh(name=shown_name(n)) for n in poly.names]
        return map_regions(instantiate_bound(poly.sig, fresh), self.u.number)

    def _need_well_formed(self, sig: ty.FnSig) -> None:
        for t in (*sig.inputs, sig.output):
            for longer, shorter in implied_by(self.tcx, t):
                if isinstance(longer, ty.ReVar) and isinstance(shorter, ty.ReVar):
                    self.vars.add(longer.id, shorter.id, self.well_formed)
                elif isinstance(longer, ty.TY_CLASSES) and isinstance(shorter, ty.ReVar):
                    for part in walk(longer):
                        if isinstance(part, ty.ReVar):
                            self.vars.add(part.id, shorter.id, self.well_formed)

    # -------------------------------------------------------------- the graph

    def _conflict(self, mine: ty.FnSig, theirs: ty.FnSig) -> Conflict | None:
        edges: dict[int, list[Outlives]] = {}
        for c in self.vars.outlives:
            edges.setdefault(c.sup, []).append(c)
        found = list(self._paths(edges))
        if not found:
            return None
        path = min(found, key=lambda p: p[0].where is not self.well_formed)
        defs = self.vars.defs
        return Conflict(
            defs[path[0].sup],
            defs[path[-1].sub],
            tuple(path),
            mine,
            theirs,
            tuple(defs),
            path[0].where is self.well_formed,
        )

    def _paths(self, edges: dict[int, list[Outlives]]) -> Iterator[list[Outlives]]:
        """The shortest path to each universal region that is out of bounds."""
        for longer in range(1, self.u.body):
            came: dict[int, Outlives | None] = {longer: None}
            queue = deque([longer])
            while queue:
                r = queue.popleft()
                for c in edges.get(r, _NONE):
                    if c.sub in came or self._is_placeholder(c.sub):
                        continue
                    came[c.sub] = c
                    queue.append(c.sub)
                    if c.sub < self.u.body and not self.u.outlives(longer, c.sub):
                        yield _chain(came, c)

    def _is_placeholder(self, vid: int) -> bool:
        return self.vars.defs[vid].origin is Origin.PLACEHOLDER


def _chain(came: dict[int, Outlives | None], last: Outlives) -> list[Outlives]:
    out = [last]
    while (before := came[out[-1].sup]) is not None:
        out.append(before)
    return out[::-1]
