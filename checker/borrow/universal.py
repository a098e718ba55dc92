"""The universal regions of a body: those it must work for whatever they are.

Numbering: `'static`, then what a closure shares with its creator (the early- and late-bound
lifetimes of the item around, then one per region in the closure's own type, in order of
occurrence), then the function's own parameters, then the body. A creator gives its closures'
external regions numbers by the same walk, so requirements travel as plain numbers.

Source: `rustc_borrowck::universal_regions`, `type_check::free_region_relations`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.borrow.region import STATIC_VID, Origin, RegionDef, RegionVars
from checker.context import Tcx
from checker.flow.solver import bits
from checker.mir import ir
from checker.names.defs import Def, DefKind
from checker.types import ty
from checker.types.fold import instantiate_bound, map_regions
from grammar.record import define, field

_FUNCTIONS = frozenset({DefKind.FN, DefKind.ASSOC_FN})


@define(eq=False, repr=False)
class UniversalRegions:
    """`inputs` and `output` are the body's signature in its regions. `externals` counts the
    regions shared with a closure's creator. `known[r]` is the bitset of what `r` outlives."""

    owner: Def
    root: Def
    vars: RegionVars
    by_region: dict[ty.Region, int] = field(factory=dict)
    shared: int = 1
    """The first regions, that an item and all closures in it number alike."""
    externals: int = 1
    count: int = 1
    body: int = 0
    inputs: tuple[ty.Ty, ...] = ()
    output: ty.Ty = ty.UNIT
    closure: ty.Closure | None = None
    known: list[int] = field(factory=list)

    def to_var(self, r: ty.Region) -> ty.Region:
        """The variable of a named region; the body's for one that is not in scope."""
        if isinstance(r, ty.ReStatic):
            return ty.ReVar(STATIC_VID)
        return ty.ReVar(self.by_region.get(r, self.body))

    def number(self, r: ty.Region) -> ty.Region:
        """Of a term of the signature: variables and bound regions stay."""
        return r if isinstance(r, (ty.ReVar, ty.ReBound)) else self.to_var(r)

    def outlives(self, longer: int, shorter: int) -> bool:
        return longer == STATIC_VID or bool(self.known[longer] >> shorter & 1)

    def is_local(self, vid: int) -> bool:
        """Not shared with a creator: the body's own."""
        return self.externals <= vid < self.count

    # -------------------------------------------------------------- relations

    def relate(self, pairs: Iterator[tuple[int, int]] | list[tuple[int, int]]) -> None:
        """Learn `longer: shorter` pairs, and close under transitivity."""
        known = self.known
        for longer, shorter in pairs:
            known[longer] |= 1 << shorter
        changed = True
        while changed:
            changed = False
            for r in range(self.count):
                wider = known[r]
                for below in bits(known[r]):
                    wider |= known[below]
                if wider != known[r]:
                    known[r] = wider
                    changed = True

    def shorter_than(self, r: int) -> list[int]:
        return [s for s in bits(self.known[r]) if s != r]

    def longer_than(self, r: int) -> list[int]:
        return [s for s in range(self.count) if s != r and self.outlives(s, r)]

    def non_local_upper_bounds(self, r: int) -> list[int]:
        """The least external regions known to outlive `r`."""
        if not self.is_local(r):
            return [r]
        found = [s for s in self.longer_than(r) if not self.is_local(s)]
        return [s for s in found if not any(o != s and self.outlives(s, o) for o in found)] or [
            STATIC_VID
        ]

    def non_local_lower_bound(self, r: int) -> int | None:
        """The greatest external region that `r` is known to outlive, if there is one."""
        if not self.is_local(r):
            return r
        found = [s for s in self.shorter_than(r) if not self.is_local(s)]
        best = [s for s in found if not any(o != s and self.outlives(o, s) for o in found)]
        return best[0] if len(best) == 1 else None


def universal_regions(tcx: Tcx, body: ir.Body, vars: RegionVars) -> UniversalRegions:
    """Number the universal regions of `body` as the first of `vars`; relations are not yet known
    but that `'static` outlives all and all outlive the body."""
    owner = body.def_
    root = tcx.typeck_owner(owner)
    u = UniversalRegions(owner, root, vars)
    vars.defs.append(RegionDef(Origin.STATIC, "'static", region=ty.STATIC))
    _number_early(tcx, u, root)
    late = _number_late(tcx, u, root)
    u.shared = len(vars.defs)
    if owner is root:
        _enter_item(tcx, u, body, late)
    else:
        _enter_closure(tcx, u, body)
    vars.defs.append(RegionDef(Origin.BODY))
    u.body = len(vars.defs) - 1
    u.count = len(vars.defs)
    u.known = [1 << r | 1 << u.body for r in range(u.count)]
    u.known[STATIC_VID] = (1 << u.count) - 1
    return u


def _add(u: UniversalRegions, origin: Origin, name: str | None, region: ty.Region | None) -> int:
    u.vars.defs.append(RegionDef(origin, name, region=region))
    number = len(u.vars.defs) - 1
    if region is not None:
        u.by_region.setdefault(region, number)
    return number


def shown_name(name: str) -> str | None:
    """The name of a lifetime parameter with its tick; None for an anonymous one."""
    bare = name.removeprefix("'")
    return None if bare in ("", "_") or not (bare[0].isalpha() or bare[0] == "_") else f"'{bare}"


def _number_early(tcx: Tcx, u: UniversalRegions, root: Def) -> None:
    for p in tcx.generics_of(root).all():
        if p.kind is ty.ParamKind.LIFETIME:
            _add(u, Origin.EARLY, shown_name(p.name), ty.ReEarlyParam(p.index, p.name))


def _number_late(tcx: Tcx, u: UniversalRegions, root: Def) -> list[ty.Region]:
    if root.kind not in _FUNCTIONS:
        return []
    return [
        ty.ReVar(_add(u, Origin.LATE, shown_name(name), ty.ReLateParam(root, name)))
        for name in tcx.fn_sig(root).names
    ]


def _enter_item(tcx: Tcx, u: UniversalRegions, body: ir.Body, late: list[ty.Region]) -> None:
    root = u.root
    if root.kind in _FUNCTIONS:
        poly = tcx.fn_sig(root)
        sig = instantiate_bound(poly.sig, late)
        u.inputs = map_regions(sig.inputs, u.number)
        u.output = map_regions(sig.output, u.number)
    elif root.kind is DefKind.ANON_CONST:
        u.output = map_regions(
            body.locals[ir.RETURN].ty, lambda _: ty.ReVar(_add(u, Origin.LATE, None, None))
        )
    else:
        u.output = map_regions(tcx.type_of(root), u.number)


def closure_type(body: ir.Body) -> ty.Closure:
    """The type of the closure whose body this is, from its environment parameter."""
    env = body.locals[1].ty
    found = env.pointee if isinstance(env, ty.Ref) else env
    assert isinstance(found, ty.Closure), env
    return found


def number_closure(
    tcx: Tcx,
    closure: ty.Closure,
    parent: Callable[[ty.Region], ty.Region],
    own: Callable[[ty.Region], ty.Region],
) -> ty.Closure:
    """`closure` with regions: those of the item around by `parent`, the closure's own by `own`,
    called in the one order that a closure and its creator share."""

    def each(r: ty.Region) -> ty.Region:
        return r if isinstance(r, (ty.ReVar, ty.ReBound)) else own(r)

    args = tuple(
        parent(ty.ReEarlyParam(p.index, p.name)) if p.kind is ty.ParamKind.LIFETIME else arg
        for p, arg in zip(tcx.generics_of(closure.def_).all(), closure.args, strict=True)
    )
    sig = map_regions(closure.sig, each)
    upvars = map_regions(closure.upvars, each)
    return ty.Closure(closure.def_, args, closure.kind, sig, upvars)


def _enter_closure(tcx: Tcx, u: UniversalRegions, body: ir.Body) -> None:
    def external(_: ty.Region) -> ty.Region:
        return ty.ReVar(_add(u, Origin.EXTERNAL, None, None))

    closure = number_closure(tcx, closure_type(body), u.number, external)
    u.externals = len(u.vars.defs)
    u.closure = closure
    regions: list[ty.Region] = [
        ty.ReVar(_add(u, Origin.LATE, shown_name(n), ty.ReLateParam(u.owner, n)))
        for n in closure.sig.names
    ]
    sig = instantiate_bound(closure.sig.sig, regions)
    env_ty: ty.Ty = closure
    env = body.locals[1].ty
    if isinstance(env, ty.Ref):
        env_ty = ty.Ref(ty.ReVar(_add(u, Origin.LATE, None, None)), closure, env.mutable)
    u.inputs = (env_ty, *sig.inputs)
    u.output = sig.output
