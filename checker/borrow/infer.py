"""Region inference: the least value of every region variable.

A value is a set of points of the body and of universal regions ("up to the end of `'a`"), one
Python int: bits `0..points` are points, above them one bit per region variable that is universal
or a placeholder. `'a: 'b` means that `'a`'s value contains `'b`'s: constraints are the edges of a
graph, equal regions are its strongly connected components (Tarjan), and one pass over the
components in the order in which Tarjan finishes them computes all values.

Source: `rustc_borrowck::region_infer`; RFC 2094.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from checker.borrow.region import STATIC_VID, Category, Member, Origin, Outlives, RegionVars, Where
from checker.borrow.universal import UniversalRegions
from checker.flow.move_paths import Location
from checker.flow.solver import bits
from checker.mir import ir
from grammar.record import define, field
from grammar.span import DUMMY_SPAN


@define(eq=False, repr=False)
class Points:
    """Locations as consecutive numbers."""

    starts: list[int]
    count: int
    blocks: list[int]

    @staticmethod
    def of(body: ir.Body) -> Points:
        starts: list[int] = []
        blocks: list[int] = []
        for b, block in enumerate(body.blocks):
            starts.append(len(blocks))
            blocks.extend([b] * (len(block.statements) + 1))
        return Points(starts, len(blocks), blocks)

    def number(self, at: Location) -> int:
        return self.starts[at.block] + at.statement

    def location(self, point: int) -> Location:
        block = self.blocks[point]
        return Location(block, point - self.starts[block])


@define(eq=False, repr=False)
class Regions:
    """The solution. `live` holds the liveness constraints alone, as bitsets of points."""

    u: UniversalRegions
    vars: RegionVars
    points: Points
    live: dict[int, int]
    component: list[int] = field(factory=list)
    values: list[int] = field(factory=list)
    edges: dict[int, list[Outlives]] = field(factory=dict)

    # -------------------------------------------------------------- asking

    def value(self, vid: int) -> int:
        return self.values[self.component[vid]]

    def points_of(self, vid: int) -> int:
        return self.value(vid) & ((1 << self.points.count) - 1)

    def contains(self, vid: int, point: int) -> bool:
        return bool(self.value(vid) >> point & 1)

    def ends(self, vid: int) -> Iterator[int]:
        """The universal regions and placeholders that `vid` reaches to the end of."""
        yield from bits(self.value(vid) >> self.points.count)

    def is_live_at(self, vid: int, point: int) -> bool:
        if self.u.vars.is_universal(vid):
            return True
        return bool(self.live.get(vid, 0) >> point & 1)

    def outlives(self, longer: int, shorter: int) -> bool:
        """Whether `longer: shorter` in the solution (`eval_outlives`)."""
        if self.component[longer] == self.component[shorter] or longer == STATIC_VID:
            return True
        mine = list(self.ends(longer))
        for s in self.ends(shorter):
            if not any(m == s or self._knows(m, s) for m in mine):
                return False
        if self.vars.is_universal(longer):
            return True
        return not self.points_of(shorter) & ~self.points_of(longer)

    def _knows(self, longer: int, shorter: int) -> bool:
        return max(longer, shorter) < self.u.count and self.u.outlives(longer, shorter)

    # -------------------------------------------------------------- paths

    def path(self, start: int, goal: Callable[[int], bool]) -> tuple[list[Outlives], int] | None:
        """The shortest chain of constraints from `start` to a region that meets `goal`
        (`constraint_path_to`)."""
        came: dict[int, Outlives | None] = {start: None}
        queue = deque([start])
        while queue:
            r = queue.popleft()
            if goal(r):
                return _chain(came, r), r
            for c in self._from(r):
                if c.sub not in came:
                    came[c.sub] = c
                    queue.append(c.sub)
        return None

    def _from(self, r: int) -> Iterator[Outlives]:
        if r == STATIC_VID:
            where = Where(DUMMY_SPAN, Category.INTERNAL)
            yield from (Outlives(r, s, where) for s in range(len(self.vars.defs)) if s != r)
        else:
            yield from self.edges.get(r, ())


def _chain(came: dict[int, Outlives | None], r: int) -> list[Outlives]:
    out = []
    while (c := came[r]) is not None:
        out.append(c)
        r = c.sup
    out.reverse()
    return out


def infer(u: UniversalRegions, vars: RegionVars, points: Points, live: dict[int, int]) -> Regions:
    """Solve the constraints of `vars` over the liveness `live`."""
    regions = Regions(u, vars, points, live)
    _solve(regions)
    if _outgrown(regions):
        _solve(regions)
    for member in vars.members:
        choice = _choose(regions, member)
        if choice is not None and not regions.outlives(member.region, choice):
            vars.outlives.append(Outlives(member.region, choice, member.where))
            _solve(regions)
    return regions


def _solve(regions: Regions) -> None:
    """`'static` outlives every region; the edges that say so matter where they close a cycle."""
    regions.edges = {}
    above: dict[int, list[int]] = {}
    for c in regions.vars.outlives:
        regions.edges.setdefault(c.sup, []).append(c)
        above.setdefault(c.sub, []).append(c.sup)
    where = Where(DUMMY_SPAN, Category.INTERNAL)
    static = _closure(above, STATIC_VID) - {STATIC_VID}
    regions.edges[STATIC_VID] = [Outlives(STATIC_VID, r, where) for r in sorted(static)]
    _propagate(regions)


def _closure(edges: dict[int, list[int]], start: int) -> set[int]:
    """What can be reached from `start`, itself included."""
    seen = {start}
    stack = [start]
    while stack:
        for r in edges.get(stack.pop(), ()):
            if r not in seen:
                seen.add(r)
                stack.append(r)
    return seen


def _choose(regions: Regions, member: Member) -> int | None:
    """The least choice that outlives all that the region holds, and that all universal regions
    that must outlive it do outlive (`apply_member_constraint`)."""
    u = regions.u
    lower = [e for e in regions.ends(member.region) if e < u.count]
    above = _reached_by(regions, member.region)
    fitting = [
        c
        for c in member.choices
        if all(u.outlives(c, e) for e in lower) and all(u.outlives(a, c) for a in above)
    ]
    least = [c for c in fitting if all(u.outlives(o, c) for o in fitting)]
    return least[0] if least else None


def _reached_by(regions: Regions, region: int) -> list[int]:
    """The universal regions that some chain of constraints makes outlive `region`."""
    reverse: dict[int, list[int]] = {}
    for c in regions.vars.outlives:
        reverse.setdefault(c.sub, []).append(c.sup)
    return [r for r in _closure(reverse, region) if regions.vars.is_universal(r)]


def _propagate(regions: Regions) -> None:
    vars, edges = regions.vars, regions.edges
    regions.component, members = _components(len(vars.defs), edges)
    all_points = (1 << regions.points.count) - 1
    regions.values = []
    for group in members:  # those that a group points to come before it
        value = 0
        for r in group:
            value |= regions.live.get(r, 0)
            origin = vars.defs[r].origin
            if vars.is_universal(r):
                value |= all_points | 1 << (regions.points.count + r)
            elif origin is Origin.PLACEHOLDER:
                value |= 1 << (regions.points.count + r)
            for c in edges.get(r, ()):
                other = regions.component[c.sub]
                if other < len(regions.values):
                    value |= regions.values[other]
        regions.values.append(value)


def _outgrown(regions: Regions) -> bool:
    """A region that cannot name a placeholder that it reaches must be `'static` instead; whether
    that added constraints (`OutlivesUnnameablePlaceholder`)."""
    added = False
    placeholders = [i for i, d in enumerate(regions.vars.defs) if d.origin is Origin.PLACEHOLDER]
    if not placeholders:
        return False
    for r, d in enumerate(regions.vars.defs):
        if d.origin is not Origin.EXISTENTIAL:
            continue
        reached = regions.value(r) >> regions.points.count
        for p in placeholders:
            if reached >> p & 1 and regions.vars.defs[p].universe > d.universe:
                path = regions.path(r, lambda s, p=p: s == p)  # type: ignore[misc]
                where = (
                    path[0][0].where if path and path[0] else Where(DUMMY_SPAN, Category.INTERNAL)
                )
                regions.vars.outlives.append(Outlives(r, STATIC_VID, where))
                added = True
                break
    return added


def _components(count: int, edges: dict[int, list[Outlives]]) -> tuple[list[int], list[list[int]]]:
    """Tarjan's algorithm, without recursion: the component of each node, and their members; a
    component comes after all that it points to."""
    index = [-1] * count
    low = [0] * count
    component = [-1] * count
    members: list[list[int]] = []
    stack: list[int] = []
    clock = 0
    for root in range(count):
        if index[root] >= 0:
            continue
        index[root] = low[root] = clock
        clock += 1
        stack.append(root)
        work = [(root, iter(edges.get(root, ())))]
        while work:
            node, rest = work[-1]
            for c in rest:
                if index[c.sub] < 0:
                    index[c.sub] = low[c.sub] = clock
                    clock += 1
                    stack.append(c.sub)
                    work.append((c.sub, iter(edges.get(c.sub, ()))))
                    break
                if component[c.sub] < 0:
                    low[node] = min(low[node], index[c.sub])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == index[node]:
                    group = []
                    while True:
                        top = stack.pop()
                        component[top] = len(members)
                        group.append(top)
                        if top == node:
                            break
                    members.append(group)
    return component, members
