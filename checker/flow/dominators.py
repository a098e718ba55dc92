"""Dominators of a body's blocks, by Cooper, Harvey and Kennedy's iteration."""

from __future__ import annotations

from checker.flow.move_paths import Location
from checker.flow.solver import predecessors, reverse_postorder
from checker.mir import ir
from grammar.record import define


@define(eq=False, repr=False)
class Dominators:
    """`parent[b]` is the immediate dominator; absent for blocks that cannot be reached."""

    parent: dict[int, int]
    rank: dict[int, int]

    @staticmethod
    def of(body: ir.Body) -> Dominators:
        order = reverse_postorder(body)
        rank = {b: i for i, b in enumerate(order)}
        preds = predecessors(body)
        parent = {order[0]: order[0]}
        changed = True
        while changed:
            changed = False
            for b in order[1:]:
                new: int | None = None
                for p in preds[b]:
                    if p in parent:
                        new = p if new is None else _meet(parent, rank, p, new)
                assert new is not None
                if parent.get(b) != new:
                    parent[b] = new
                    changed = True
        return Dominators(parent, rank)

    def dominates(self, a: int, b: int) -> bool:
        """Whether every way from the start to block `b` goes through block `a`."""
        if a not in self.parent or b not in self.parent:
            return False
        while self.rank[b] > self.rank[a]:
            b = self.parent[b]
        return a == b

    def location_dominates(self, a: Location, b: Location) -> bool:
        if a.block == b.block:
            return a.statement <= b.statement
        return self.dominates(a.block, b.block)


def _meet(parent: dict[int, int], rank: dict[int, int], a: int, b: int) -> int:
    while a != b:
        while rank[a] > rank[b]:
            a = parent[a]
        while rank[b] > rank[a]:
            b = parent[b]
    return a
