"""Which move paths may hold a value, and which may not, at each location.

`maybe_initialised` and `maybe_uninitialised` are bitsets of move paths; a path is certainly
initialised where it is not maybe-uninitialised, and the other way round. Moving out of a path, or
dropping it, ends it with everything below; initialising it initialises everything below.
`ever_initialised` is a bitset of initialisations: those that may have happened since the local's
storage began, even if moved out since (an assignment to an immutable local is an error then).

Source: `rustc_mir_dataflow::impls::initialized`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.flow.move_paths import InitKind, Location, MoveData
from checker.flow.solver import (
    NOTHING,
    Direction,
    Effect,
    Results,
    join_union,
    solve,
)
from checker.mir import ir
from grammar.record import define, field


@define(eq=False, repr=False)
class _Forward:
    """A forward problem with its effects laid out by location and by edge."""

    effects: dict[tuple[int, int], Effect]
    edges: dict[tuple[int, int], Effect]
    boundary: int
    bottom: int = 0
    direction: Direction = Direction.FORWARD

    def join(self, a: int, b: int) -> int:
        return join_union(a, b)

    def effect(self, block: int, index: int) -> Effect:
        return self.effects.get((block, index), NOTHING)

    def edge(self, block: int, target: int) -> Effect:
        return self.edges.get((block, target), NOTHING)


@define(eq=False, repr=False)
class _Masks:
    """Per path the bitset of it and all below."""

    data: MoveData
    below: dict[int, int] = field(factory=dict)

    def of(self, path: int) -> int:
        found = self.below.get(path)
        if found is None:
            found = 1 << path
            for child in self.data.paths[path].children:
                found |= self.of(child)
            self.below[path] = found
        return found


def maybe_initialised(body: ir.Body, data: MoveData) -> Results:
    """Bitsets of the paths that may hold a value."""
    masks = _Masks(data)
    effects, edges = {}, {}
    for at, moved, made in _changes(data, masks):
        effects[at] = Effect(made, moved & ~made)
    for block, target, made in _call_returns(body, data, masks):
        edges[block, target] = Effect(made, 0)
    return solve(body, _Forward(effects, edges, _arguments(body, masks)))


def maybe_uninitialised(body: ir.Body, data: MoveData) -> Results:
    """Bitsets of the paths that may hold no value."""
    masks = _Masks(data)
    effects, edges = {}, {}
    for at, moved, made in _changes(data, masks):
        effects[at] = Effect(moved & ~made, made)
    for block, target, made in _call_returns(body, data, masks):
        edges[block, target] = Effect(0, made)
    everything = (1 << len(data.paths)) - 1
    return solve(body, _Forward(effects, edges, everything & ~_arguments(body, masks)))


def ever_initialised(body: ir.Body, data: MoveData) -> Results:
    """Bitsets of `MoveData.inits` that may have happened since their local's `StorageDead`."""
    effects: dict[tuple[int, int], Effect] = {}
    edges: dict[tuple[int, int], Effect] = {}
    for at, numbers in data.inits_at.items():
        made = _bits(n for n in numbers if data.inits[n].kind is InitKind.DEEP)
        effects[at] = Effect(made, 0)
    for b, block in enumerate(body.blocks):
        for i, s in enumerate(block.statements):
            if isinstance(s, ir.StorageDead):
                effects[b, i] = Effect(0, _bits(data.inits_of.get(s.local, ())))
        for target, numbers in _returned(b, block, data):
            edges[b, target] = Effect(_bits(numbers), 0)
    entry = _bits(n for n, init in enumerate(data.inits) if init.at is None)
    return solve(body, _Forward(effects, edges, entry))


def _bits(numbers: Iterator[int] | list[int] | tuple[int, ...]) -> int:
    out = 0
    for n in numbers:
        out |= 1 << n
    return out


def _arguments(body: ir.Body, masks: _Masks) -> int:
    out = 0
    for i in range(1, body.arg_count + 1):
        out |= masks.of(i)
    return out


def _changes(data: MoveData, masks: _Masks) -> Iterator[tuple[tuple[int, int], int, int]]:
    """(location, paths moved out of, paths initialised) where anything changes."""
    for at in dict.fromkeys((*data.moves_at, *data.inits_at)):
        moved = made = 0
        for m in data.moves_at.get(at, ()):
            moved |= masks.of(data.moves[m].path)
        for n in data.inits_at.get(at, ()):
            if data.inits[n].kind is InitKind.DEEP:
                made |= masks.of(data.inits[n].path)
        yield at, moved, made


def _call_returns(body: ir.Body, data: MoveData, masks: _Masks) -> Iterator[tuple[int, int, int]]:
    for b, block in enumerate(body.blocks):
        for target, numbers in _returned(b, block, data):
            made = 0
            for n in numbers:
                made |= masks.of(data.inits[n].path)
            yield b, target, made


def _returned(b: int, block: ir.BlockData, data: MoveData) -> Iterator[tuple[int, list[int]]]:
    """What the return edge of `block`'s call initialises."""
    t = block.terminator
    if isinstance(t, ir.Call) and t.target is not None:
        numbers = data.inits_at.get(Location(b, len(block.statements)), [])
        if numbers:
            yield t.target, numbers
