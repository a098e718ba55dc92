"""The one dataflow solver: gen/kill problems over a `Body`, states as bitsets in Python ints.

Every analysis here (initialisation, liveness, storage) is a gen/kill problem: the effect of a
statement is `state = state & ~kill | gen`. So an analysis only lists effects, the solver composes
those of a block into one pair, and a visit of a block costs three big-int operations however long
the block is. Blocks are taken in reverse postorder (postorder for backward problems) until nothing
changes; the lattice is finite, so it ends.

`Direction.FORWARD` states are those *before* a location, growing from `boundary` at the start
block. `Direction.BACKWARD` states are those *after* a location, growing from `boundary` at blocks
without successors. An edge effect applies on the way from a block to one of its successors only
(a call's destination is initialised on its return edge but not on its unwind edge).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from checker.mir import ir
from grammar.record import Enum, NamedTuple, define


class Direction(Enum):
    FORWARD = "forward"
    BACKWARD = "backward"


class Effect(NamedTuple):
    """`state & ~kill | gen`."""

    gen: int
    kill: int

    def apply(self, state: int) -> int:
        return (state & ~self.kill) | self.gen

    def then(self, after: Effect) -> Effect:
        """This effect, followed by `after`."""
        return Effect((self.gen & ~after.kill) | after.gen, self.kill | after.kill)


NOTHING = Effect(0, 0)
EVERYTHING = -1
"""The set of all bits: `bottom` of a problem that joins by intersection."""


def join_union(a: int, b: int) -> int:
    return a | b


def join_intersection(a: int, b: int) -> int:
    return a & b


class Analysis(Protocol):
    """A gen/kill problem. `bottom` is the neutral element of `join`.

    `effect` is that of statement `index` of block `block`, or of its terminator when `index` is
    the number of statements; `edge` that of going from `block` to its successor `target`, after
    the terminator's own effect. For a backward problem the effects are to be read backwards.
    """

    direction: Direction
    bottom: int
    boundary: int

    def join(self, a: int, b: int) -> int: ...
    def effect(self, block: int, index: int) -> Effect: ...
    def edge(self, block: int, target: int) -> Effect: ...


@define(eq=False, repr=False)
class Results:
    """The fixpoint: `entry[b]` is the state at the start of block `b` (forward) or at its end
    (backward); blocks that cannot be reached keep `bottom`."""

    body: ir.Body
    analysis: Analysis
    entry: list[int]

    def before(self, block: int, index: int) -> int:
        """The state just before location (`block`, `index`) in program order."""
        a = self.analysis
        state = self.entry[block]
        if a.direction is Direction.FORWARD:
            for i in range(index):
                state = a.effect(block, i).apply(state)
            return state
        for i in range(len(self.body.blocks[block].statements), index - 1, -1):
            state = a.effect(block, i).apply(state)
        return state

    def after(self, block: int, index: int) -> int:
        """The state just after location (`block`, `index`), before any edge effect."""
        a = self.analysis
        if a.direction is Direction.FORWARD:
            return a.effect(block, index).apply(self.before(block, index))
        if index == len(self.body.blocks[block].statements):
            return self.entry[block]
        return self.before(block, index + 1)

    def walk(self, block: int) -> Iterator[tuple[int, int]]:
        """(index, state before it) of each location of `block`, the terminator last."""
        a = self.analysis
        count = len(self.body.blocks[block].statements)
        if a.direction is Direction.FORWARD:
            state = self.entry[block]
            for i in range(count + 1):
                yield i, state
                state = a.effect(block, i).apply(state)
            return
        states = []
        state = self.entry[block]
        for i in range(count, -1, -1):
            state = a.effect(block, i).apply(state)
            states.append((i, state))
        yield from reversed(states)


def solve(body: ir.Body, analysis: Analysis) -> Results:
    """The least fixpoint of `analysis` over `body`."""
    if analysis.direction is Direction.FORWARD:
        return _solve_forward(body, analysis)
    return _solve_backward(body, analysis)


def _solve_forward(body: ir.Body, a: Analysis) -> Results:
    order = reverse_postorder(body)
    entry = [a.bottom] * len(body.blocks)
    entry[ir.START] = a.join(entry[ir.START], a.boundary)
    summary = {b: _summarize(body, a, b, backward=False) for b in order}
    edges = {
        b: [(s, a.edge(b, s)) for s in set(ir.successors(body.blocks[b].terminator))] for b in order
    }
    _iterate(order, lambda b: _push(b, entry, summary[b], edges[b], a))
    return Results(body, a, entry)


def _push(
    block: int, entry: list[int], effect: Effect, edges: list[tuple[ir.Block, Effect]], a: Analysis
) -> list[int]:
    """Carry the state of `block` to its successors; those that changed."""
    state = effect.apply(entry[block])
    changed = []
    for target, edge in edges:
        joined = a.join(entry[target], edge.apply(state))
        if joined != entry[target]:
            entry[target] = joined
            changed.append(target)
    return list(changed)


def _solve_backward(body: ir.Body, a: Analysis) -> Results:
    order = reverse_postorder(body)
    order.reverse()
    entry = [a.bottom] * len(body.blocks)
    preds: dict[int, list[tuple[int, Effect]]] = {b: [] for b in order}
    for b in order:
        targets = set(ir.successors(body.blocks[b].terminator))
        if not targets:
            entry[b] = a.join(entry[b], a.boundary)
        for t in targets:
            preds[t].append((b, a.edge(b, t)))
    summary = {b: _summarize(body, a, b, backward=True) for b in order}
    _iterate(order, lambda b: _pull(b, entry, summary[b], preds[b], a))
    return Results(body, a, entry)


def _pull(
    block: int, entry: list[int], effect: Effect, preds: list[tuple[int, Effect]], a: Analysis
) -> list[int]:
    """Carry the state of `block` to its predecessors; those that changed."""
    state = effect.apply(entry[block])
    changed = []
    for source, edge in preds:
        joined = a.join(entry[source], edge.apply(state))
        if joined != entry[source]:
            entry[source] = joined
            changed.append(source)
    return changed


def _iterate(order: list[int], visit: Callable[[int], list[int]]) -> None:
    """Visit all blocks in `order`, then again those that changed, in `order`, to the fixpoint."""
    rank = {b: i for i, b in enumerate(order)}
    dirty = set(order)
    while dirty:
        for b in sorted(dirty, key=rank.__getitem__):
            dirty.discard(b)
            dirty.update(visit(b))


def _summarize(body: ir.Body, a: Analysis, block: int, backward: bool) -> Effect:
    total = NOTHING
    count = len(body.blocks[block].statements) + 1
    for i in range(count - 1, -1, -1) if backward else range(count):
        e = a.effect(block, i)
        if e is not NOTHING:
            total = total.then(e)
    return total


def reverse_postorder(body: ir.Body) -> list[int]:
    """The blocks reachable from the start, each before its successors but for back edges. A
    terminator's first successor comes before the others as far as that leaves a choice."""
    done: list[int] = []
    seen = {int(ir.START)}
    stack = [(int(ir.START), reversed(ir.successors(body.blocks[ir.START].terminator)))]
    while stack:
        block, rest = stack[-1]
        for s in rest:
            if s not in seen:
                seen.add(s)
                stack.append((s, reversed(ir.successors(body.blocks[s].terminator))))
                break
        else:
            stack.pop()
            done.append(block)
    done.reverse()
    return done


def preorder(body: ir.Body) -> list[int]:
    """The reachable blocks, each after the one it was found from, last successors first."""
    found: dict[int, None] = {}
    stack = [int(ir.START)]
    while stack:
        block = stack.pop()
        if block not in found:
            found[block] = None
            stack.extend(ir.successors(body.blocks[block].terminator))
    return list(found)


def predecessors(body: ir.Body) -> list[list[int]]:
    """Of each block, the blocks that go to it, each once, in order of their numbers."""
    preds: list[list[int]] = [[] for _ in body.blocks]
    for b in range(len(body.blocks)):
        for s in dict.fromkeys(ir.successors(body.blocks[b].terminator)):
            preds[s].append(b)
    return preds


def bits(state: int) -> Iterator[int]:
    """The numbers of the set bits, ascending."""
    while state:
        low = state & -state
        yield low.bit_length() - 1
        state ^= low
