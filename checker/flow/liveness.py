"""Liveness of locals, in the two ways that the borrow checker tells apart.

A local is *use-live* where its present value may still be used, *drop-live* where it may still be
dropped. Both are backward problems. Drop-liveness does not flow out of where the local is
certainly moved out: its drop does nothing then, so what it borrows need not live.

Source: `rustc_borrowck::type_check::liveness`, `rustc_borrowck::def_use`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from checker.flow.solver import NOTHING, Direction, Effect, Results, join_union, solve
from checker.mir import ir
from grammar.record import Enum, define, field


class Access(Enum):
    DEF = "the old value is gone after this"
    USE = "use"
    DROP = "drop"


def accesses(body: ir.Body, block: int, index: int) -> Iterator[tuple[ir.Local, Access]]:
    """What the statement or terminator does with which local; uses first."""
    data = body.blocks[block]
    if index < len(data.statements):
        yield from _statement(data.statements[index])
    else:
        yield from _terminator(data.terminator)


def _statement(s: ir.Statement) -> Iterator[tuple[ir.Local, Access]]:
    match s:
        case ir.Assign(place, rvalue, _):
            yield from _rvalue(rvalue)
            yield from _store(place)
        case ir.FakeRead(_, place, _) | ir.PlaceMention(place, _):
            yield from _use(place)
        case ir.AscribeUserType(place, _, _, _):
            yield from _use(place)
        case ir.StorageLive(local, _) | ir.StorageDead(local, _):
            yield local, Access.DEF
        case ir.Nop():
            pass


def _terminator(t: ir.Terminator) -> Iterator[tuple[ir.Local, Access]]:
    match t:
        case ir.Call():
            for o in (t.func, *t.args):
                yield from _operand(o)
            yield from _store(t.destination)
        case ir.Drop(place):
            if place.projection:
                yield from _use_indices(place)
            yield place.local, Access.DROP
        case ir.SwitchInt(operand):
            yield from _operand(operand)
        case ir.Assert():
            for o in (t.cond, *t.operands):
                yield from _operand(o)
        case ir.Return():
            yield ir.RETURN, Access.USE
        case _:
            pass


def _rvalue(r: ir.Rvalue) -> Iterator[tuple[ir.Local, Access]]:
    match r:
        case ir.Use(o) | ir.Repeat(o, _) | ir.Cast(_, o, _) | ir.Unary(_, o):
            yield from _operand(o)
        case ir.Binary(_, lhs, rhs):
            yield from _operand(lhs)
            yield from _operand(rhs)
        case ir.Aggregate(_, operands, _):
            for o in operands:
                yield from _operand(o)
        case ir.Borrow(_, place) | ir.RawBorrow(_, place):
            yield from _use(place)
        case ir.Discriminant(place) | ir.Len(place):
            yield from _use(place)


def _operand(o: ir.Operand) -> Iterator[tuple[ir.Local, Access]]:
    if not isinstance(o, ir.Const):
        yield from _use(o.place)


def _use(place: ir.Place) -> Iterator[tuple[ir.Local, Access]]:
    yield place.local, Access.USE
    yield from _use_indices(place)


def _use_indices(place: ir.Place) -> Iterator[tuple[ir.Local, Access]]:
    for elem in place.projection:
        if isinstance(elem, ir.Index):
            yield elem.local, Access.USE


def _store(place: ir.Place) -> Iterator[tuple[ir.Local, Access]]:
    """Assigning to a part uses the whole."""
    if place.projection:
        yield from _use(place)
    else:
        yield place.local, Access.DEF


@define(eq=False, repr=False)
class _Liveness:
    """Bits are local numbers. `gens`, `kills` hold the effect of each location."""

    effects: list[list[Effect]]
    edges: dict[int, Effect] = field(factory=dict)
    direction: Direction = Direction.BACKWARD
    bottom: int = 0
    boundary: int = 0

    def join(self, a: int, b: int) -> int:
        return join_union(a, b)

    def effect(self, block: int, index: int) -> Effect:
        return self.effects[block][index]

    def edge(self, block: int, target: int) -> Effect:
        return self.edges.get(block, NOTHING)


@define(eq=False, repr=False)
class Liveness:
    """Bitsets of locals by location. `state before` a location is what is live on entry to it."""

    used: Results
    dropped: Results


def liveness(body: ir.Body, relevant: int, initialised: InitState | None = None) -> Liveness:
    """Liveness of the locals in the bitset `relevant`. `initialised` restricts drop-liveness."""
    use_effects: list[list[Effect]] = []
    drop_effects: list[list[Effect]] = []
    drop_edges: dict[int, Effect] = {}
    for b, data in enumerate(body.blocks):
        uses: list[Effect] = []
        drops: list[Effect] = []
        for i in range(len(data.statements) + 1):
            use = drop = define_ = 0
            for local, access in accesses(body, b, i):
                bit = 1 << local & relevant
                if access is Access.USE:
                    use |= bit
                elif access is Access.DEF:
                    define_ |= bit
                elif initialised is None or bit & initialised.before_terminator(b):
                    drop |= bit
            uses.append(Effect(use, define_) if use or define_ else NOTHING)
            drops.append(Effect(drop, define_) if drop or define_ else NOTHING)
        use_effects.append(uses)
        drop_effects.append(drops)
        if initialised is not None:
            gone = relevant & ~initialised.at_exit(b)
            if gone:
                drop_edges[b] = Effect(0, gone)
    used = solve(body, _Liveness(use_effects))
    dropped = solve(body, _Liveness(drop_effects, drop_edges))
    return Liveness(used, dropped)


class InitState(Protocol):
    """Which locals may hold a value (in whole or in part), as bitsets of locals."""

    def before_terminator(self, block: int) -> int: ...

    def at_exit(self, block: int) -> int: ...
