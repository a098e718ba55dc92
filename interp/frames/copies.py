"""The MIR passes of a debug build that decide what has a slot: CopyProp and SimplifyLocals.

A local that is assigned once, as a copy or move of another such local, is that local
(`rustc_mir_transform::ssa`, `copy_prop`); one that is only assigned is none (`simplify`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.mir import ir
from grammar.record import evolve
from interp.codegen import lir
from interp.codegen.optimise import rewrite

from .memory import Touch, touches

if TYPE_CHECKING:
    from collections.abc import Iterator


def simplified(fn: lir.Function) -> lir.Function:
    """`fn` with such locals gone; `fn` itself is not changed."""
    blocks = [lir.Block(list(filter(_matters, b.instrs)), b.term, b.cleanup) for b in fn.blocks]
    out = evolve(fn, blocks=blocks)
    named, copied = _copies(out)
    if named:

        def on(place: ir.Place) -> ir.Place:
            to = named.get(place.local)
            at = tuple(map(index, place.projection)) if place.projection else ()
            if to is None and at == place.projection:
                return place
            return ir.Place(place.local if to is None else ir.Local(to), at)

        def index(p: ir.Projection) -> ir.Projection:
            if isinstance(p, ir.Index) and p.local in named:
                return ir.Index(ir.Local(named[p.local]))
            return p

        def operand(op: lir.Operand) -> lir.Operand:
            if isinstance(op, ir.Move) and copied.get(op.place.local):
                return ir.Copy(on(op.place))
            new: lir.Operand = rewrite.operand(op, on)
            return new

        rewrite.every(out, on, operand)
    read = set(_read(out))
    for b in blocks:
        b.instrs = [i for i in b.instrs if not _useless(i, read)]
    return out


def _matters(instr: lir.Instr) -> bool:
    return not isinstance(instr, (lir.Live, lir.Dead))


def _useless(instr: lir.Instr, read: set[int]) -> bool:
    """A copy to itself, or an assignment that nobody reads."""
    if not isinstance(instr, lir.Set):
        return False
    place = instr.place
    match instr.rvalue:
        case ir.Use(ir.Copy(source) | ir.Move(source)) if source == place:
            return True
    return not place.projection and place.local not in read


def _read(fn: lir.Function) -> Iterator[int]:
    yield 0
    for b in fn.blocks:
        for i in b.instrs:
            for place, touch in touches(i):
                if touch is not Touch.WRITE or place.projection:
                    yield place.local
                yield from (p.local for p in place.projection if isinstance(p, ir.Index))
        if isinstance(b.term, lir.Switch) and not isinstance(b.term.operand, ir.Const):
            yield b.term.operand.place.local


def _copies(fn: lir.Function) -> tuple[dict[int, int], dict[int, bool]]:
    """For each local that is a copy of another that one, and whether it was not moved there."""
    n = len(fn.locals)
    assigned = [int(0 < i <= fn.arg_count) for i in range(n)]
    changed, borrowed = [False] * n, [False] * n
    changed[0] = True
    found: list[tuple[int, int, bool]] = []
    for b in fn.blocks:
        for i in b.instrs:
            for place, touch in touches(i):
                direct = not any(isinstance(p, ir.Deref) for p in place.projection)
                match touch:
                    case Touch.WRITE if not place.projection:
                        assigned[place.local] += 1
                    case Touch.WRITE | Touch.ADDRESS if direct:
                        changed[place.local] = True
                    case Touch.SHARED if direct:
                        borrowed[place.local] = True
            pair = _copy(i)
            if pair is not None:
                found.append(pair)
    single = [assigned[i] == 1 and not changed[i] for i in range(n)]
    out: dict[int, int] = {}
    copied: dict[int, bool] = {}
    for to, source, copy in found:
        same_type = fn.locals[to] == fn.locals[source]
        if single[to] and single[source] and not borrowed[to] and same_type:
            out[to] = source
            copied[to] = copy
    for to in out:
        root = out[to]
        while root in out:
            root = out[root]
        out[to] = root
    return out, copied


def _copy(instr: lir.Instr) -> tuple[int, int, bool] | None:
    """The locals of an assignment of one to another, and whether it is a copy."""
    match instr:
        case lir.Set(ir.Place(to, ()), ir.Use(ir.Copy(ir.Place(source, ())))):
            return to, source, True
        case lir.Set(ir.Place(to, ()), ir.Use(ir.Move(ir.Place(source, ())))):
            return to, source, False
    return None
