"""Liveness constraints: a region in the type of a live local contains the points where it lives.

A use needs all regions of the local's type; a drop only those that the drop may look at. Locals
whose regions must all outlive a universal region are skipped: such regions contain every point.

Source: `rustc_borrowck::type_check::liveness`.
"""

from __future__ import annotations

from checker.borrow.infer import Points
from checker.borrow.region import Category, RegionVars, Where
from checker.borrow.term_flags import FREE_REGION
from checker.borrow.typecheck import TypeCheck
from checker.flow.liveness import Liveness, liveness
from checker.flow.move_paths import MoveData
from checker.flow.solver import Results, bits, reverse_postorder
from checker.types import ty
from checker.types.fold import flags, walk


class _Init:
    """Which locals may hold a value in whole or in part, from the paths' state."""

    def __init__(self, results: Results, moves: MoveData, relevant: int) -> None:
        self.results = results
        self.masks = [(1 << local, _mask(moves, local)) for local in bits(relevant)]

    def _locals(self, paths: int) -> int:
        out = 0
        for bit, mask in self.masks:
            if paths & mask:
                out |= bit
        return out

    def before_terminator(self, block: int) -> int:
        count = len(self.results.body.blocks[block].statements)
        return self._locals(self.results.before(block, count))

    def at_exit(self, block: int) -> int:
        count = len(self.results.body.blocks[block].statements)
        state = self.results.after(block, count)
        for target in set(_targets(self.results, block)):
            state |= self.results.analysis.edge(block, target).apply(state)
        return self._locals(state)


def _targets(results: Results, block: int) -> tuple[int, ...]:
    from checker.mir.ir import successors

    return successors(results.body.blocks[block].terminator)


def _mask(moves: MoveData, local: int) -> int:
    out = 0
    for path in moves.subtree(local):
        out |= 1 << path
    return out


def add_liveness(
    check: TypeCheck, points: Points, moves: MoveData, maybe_init: Results
) -> tuple[dict[int, int], Liveness]:
    """The points at which each region is live, and the locals' liveness that says so."""
    free = _outlives_universal(check.vars)
    relevant = 0
    for i, t in enumerate(check.locals):
        if flags(t) & FREE_REGION and any(
            isinstance(r, ty.ReVar) and r.id not in free for r in walk(t)
        ):
            relevant |= 1 << i
    check.relevant = relevant
    live: dict[int, int] = {}
    for at, regions in check.mentioned.items():
        bit = 1 << points.number(at)
        for r in regions:
            live[r] = live.get(r, 0) | bit
    found = liveness(check.body, relevant, _Init(maybe_init, moves, relevant))
    for used, per_local in (
        (True, _spread(found.used, points)),
        (False, _spread(found.dropped, points)),
    ):
        for local, where in per_local.items():
            for r in _regions(check, check.locals[local], used):
                live[r] = live.get(r, 0) | where
    return live, found


def _spread(results: Results, points: Points) -> dict[int, int]:
    """Per local the bitset of points before which it is live."""
    out: dict[int, int] = {}
    for b in reverse_postorder(results.body):
        start = points.starts[b]
        for i, state in results.walk(b):
            for local in bits(state):
                out[local] = out.get(local, 0) | 1 << (start + i)
    return out


def _regions(check: TypeCheck, t: ty.Ty, used: bool) -> set[int]:
    if used:
        return {r.id for r in walk(t) if isinstance(r, ty.ReVar)}
    where = Where(check.body.span, Category.BORING)
    out: set[int] = set()
    from checker.borrow.drops import drop_uses

    for part in drop_uses(check.tcx, t):
        part = (
            check.terms.normalize(check.terms.renumber(part), where)
            if isinstance(part, ty.TY_CLASSES)
            else part
        )
        out |= {r.id for r in walk(part) if isinstance(r, ty.ReVar)}
    return out


def _outlives_universal(vars: RegionVars) -> set[int]:
    """Regions that some chain of constraints makes outlive a universal one."""
    above: dict[int, list[int]] = {}
    for c in vars.outlives:
        above.setdefault(c.sub, []).append(c.sup)
    stack = [i for i in range(len(vars.defs)) if vars.is_universal(i)]
    found = set(stack)
    while stack:
        for r in above.get(stack.pop(), ()):
            if r not in found:
                found.add(r)
                stack.append(r)
    return found
