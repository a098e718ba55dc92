"""Rewriting the places and operands of instructions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.mir import ir
from interp.codegen import lir

OnPlace = Callable[[ir.Place], ir.Place]
OnOperand = Callable[[Any], Any]
"""From an operand to one of the same kind (`RefTo` occurs only in calls of natives)."""


def operand(op: lir.Operand, on: OnPlace) -> Any:
    """`op` with its place replaced."""
    match op:
        case ir.Copy(place):
            new = on(place)
            return op if new is place else ir.Copy(new)
        case ir.Move(place):
            new = on(place)
            return op if new is place else ir.Move(new)
        case lir.RefTo(place):
            new = on(place)
            return op if new is place else lir.RefTo(new)
        case _:
            return op


def rvalue(r: ir.Rvalue, on: OnPlace, op: OnOperand) -> ir.Rvalue:
    """`r` with places replaced by `on` and operands by `op`."""
    match r:
        case ir.Use(a):
            new = op(a)
            return r if new is a else ir.Use(new)
        case ir.Repeat(a, ty):
            return ir.Repeat(op(a), ty)
        case ir.Borrow(kind, place):
            p = on(place)
            return r if p is place else ir.Borrow(kind, p)
        case ir.RawBorrow(mutable, place):
            p = on(place)
            return r if p is place else ir.RawBorrow(mutable, p)
        case ir.Cast(kind, a, ty):
            new = op(a)
            return r if new is a else ir.Cast(kind, new, ty)
        case ir.Binary(kind, a, b):
            x, y = op(a), op(b)
            return r if x is a and y is b else ir.Binary(kind, x, y)
        case ir.Unary(kind, a):
            new = op(a)
            return r if new is a else ir.Unary(kind, new)
        case ir.Discriminant(place):
            p = on(place)
            return r if p is place else ir.Discriminant(p)
        case ir.Len(place):
            p = on(place)
            return r if p is place else ir.Len(p)
        case ir.Aggregate(kind, operands, ty):
            new_ops = tuple(map(op, operands))
            same = all(x is y for x, y in zip(new_ops, operands, strict=True))
            return r if same else ir.Aggregate(kind, new_ops, ty)


def instr(i: lir.Instr, on: OnPlace, op: OnOperand, dest: OnPlace | None = None) -> lir.Instr:
    """`i` with places and operands replaced; destinations by `dest` if given."""
    dest = dest or on
    match i:
        case lir.Set(place, r, site):
            p, new = dest(place), rvalue(r, on, op)
            return i if p is place and new is r else lir.Set(p, new, site)
        case lir.Call():
            callee = i.callee
            if isinstance(callee, lir.Indirect):
                callee = lir.Indirect(op(callee.operand))
            return lir.Call(
                dest(i.dest), callee, tuple(map(op, i.args)), i.site, i.unwind, i.returns, i.extra
            )
        case lir.Assert():
            operands = tuple(map(op, i.operands))
            return lir.Assert(op(i.cond), i.expected, i.kind, operands, i.site, i.unwind)
        case lir.DropPlace(place, site, unwind):
            p = on(place)
            return i if p is place else lir.DropPlace(p, site, unwind, i.extra)
        case _:
            return i


def term(t: lir.Terminator, op: OnOperand) -> lir.Terminator:
    if isinstance(t, lir.Switch):
        new = op(t.operand)
        if new is not t.operand:
            return lir.Switch(new, t.ty, t.values, t.targets, t.otherwise)
    return t


def every(fn: lir.Function, on: OnPlace, op: OnOperand) -> None:
    """Rewrites all of `fn`."""
    for block in fn.blocks:
        block.instrs = [instr(i, on, op) for i in block.instrs]
        block.term = term(block.term, op)
