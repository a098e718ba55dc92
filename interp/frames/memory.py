"""Which locals a debug build keeps in memory (`rustc_codegen_ssa::mir::analyze`).

A local stays in registers if it is one or two scalars, assigned once and as a whole, and nobody
takes its address; a field of it may be read, a variant's field not.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from checker.mir import ir
from interp.codegen import lir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .passing import ValueTypes


class Touch(Enum):
    READ = "read"
    SHARED = "shared borrow"
    ADDRESS = "address"
    WRITE = "write"


def in_memory(types: ValueTypes, fn: lir.Function, blocks: list[int]) -> list[bool]:
    """For each local of `fn`, whose reachable blocks are `blocks`."""
    out = [types.scalars(ty) is None for ty in fn.locals]
    assigned = [int(0 < i <= fn.arg_count) for i in range(len(fn.locals))]
    for b in blocks:
        for instr in fn.blocks[b].instrs:
            for place, touch in touches(instr):
                if touch is Touch.WRITE and not place.projection:
                    assigned[place.local] += 1
                elif _needs_memory(place, touch):
                    out[place.local] = True
        term = fn.blocks[b].term
        if isinstance(term, lir.Switch):
            for place, touch in _operand(term.operand):
                out[place.local] |= _needs_memory(place, touch)
    for i, n in enumerate(assigned):
        if n > 1:
            out[i] = True
        if types.size(fn.locals[i])[0] == 0:
            out[i] = False
    return out


def _needs_memory(place: ir.Place, touch: Touch) -> bool:
    for p in place.projection:
        if isinstance(p, ir.Deref):
            return False
        if not isinstance(p, ir.Field):
            return True
    return touch is not Touch.READ


def touches(instr: lir.Instr) -> Iterator[tuple[ir.Place, Touch]]:
    """The places that `instr` names, what it assigns last."""
    match instr:
        case lir.Set(place, rvalue):
            yield from _rvalue(rvalue)
            yield place, Touch.WRITE
        case lir.Call():
            for a in instr.args:
                yield from _operand(a)
            if isinstance(instr.callee, lir.Indirect):
                yield from _operand(instr.callee.operand)
            yield instr.dest, Touch.WRITE
        case lir.Assert():
            yield from _operand(instr.cond)
            for a in instr.operands:
                yield from _operand(a)
        case lir.DropPlace(place):
            yield place, Touch.ADDRESS
        case _:
            pass


def _operand(op: lir.Operand) -> Iterator[tuple[ir.Place, Touch]]:
    if isinstance(op, lir.RefTo):
        yield op.place, Touch.ADDRESS
    elif not isinstance(op, ir.Const):
        yield op.place, Touch.READ


def _rvalue(r: ir.Rvalue) -> Iterator[tuple[ir.Place, Touch]]:
    match r:
        case ir.Borrow(kind, place):
            yield place, Touch.SHARED if kind is ir.BorrowKind.SHARED else Touch.ADDRESS
        case ir.RawBorrow(_, place):
            yield place, Touch.ADDRESS
        case ir.Discriminant(place) | ir.Len(place):
            yield place, Touch.READ
        case ir.Use(op) | ir.Repeat(op) | ir.Unary(_, op) | ir.Cast(_, op):
            yield from _operand(op)
        case ir.Binary(_, lhs, rhs):
            yield from _operand(lhs)
            yield from _operand(rhs)
        case ir.Aggregate(_, operands):
            for op in operands:
                yield from _operand(op)
