"""Inlining of small functions.

A call of a library function (or closure) whose LIR is short, does not recurse and is built is
replaced by its blocks: parameters become new locals, sites of library code become the call's,
cleanup edges that leave the callee go to the call's own. The instances inlined are remembered:
their frames still count for the simulated stack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.mir import ir
from checker.names.defs import DefKind
from checker.types import ty as t
from grammar.record import define, field
from interp.codegen import lir
from interp.codegen.structure import Graph

from . import rewrite

if TYPE_CHECKING:
    from interp.codegen.module import Module

SMALL = 14
IN_LOOP = 36
"""The same for calls within a loop: iterators, mostly."""
LARGEST = 900


def expand(module: Module, fn: lir.Function) -> bool:
    """Inlines what can be; tells whether anything was."""
    changed = False
    size = sum(len(b.instrs) for b in fn.blocks)
    work = list(range(len(fn.blocks)))
    hot = in_loops(fn)
    while work:
        b = work.pop()
        block = fn.blocks[b]
        for at, instr in enumerate(block.instrs):
            if not isinstance(instr, lir.Call) or not isinstance(instr.callee, lir.Direct):
                continue
            callee = module.ready(instr.callee.instance)
            limit = IN_LOOP if b in hot else SMALL
            if callee is None or callee is fn or not inlinable(module, callee, limit):
                continue
            if size + cost(callee) > LARGEST:
                return changed
            args = arguments(module, fn, instr, callee)
            if args is None:
                continue
            size += cost(callee)
            after = _Inliner(fn, callee, instr, b, at, args).run()
            if b in hot:
                hot.update(range(after, len(fn.blocks)))
            work.append(after)
            fn.inlined.add(callee.instance)
            changed = True
            break
    return changed


def lower_drops(module: Module, fn: lir.Function) -> None:
    """Drops whose glue is short become calls of it, to be inlined."""
    for block in fn.blocks:
        if block.cleanup or not any(isinstance(i, lir.DropPlace) for i in block.instrs):
            continue
        out: list[lir.Instr] = []
        for i in block.instrs:
            if isinstance(i, lir.DropPlace):
                out += drop_call(module, fn, i) or [i]
            else:
                out.append(i)
        block.instrs = out


def drop_call(module: Module, fn: lir.Function, drop: lir.DropPlace) -> list[lir.Instr] | None:
    ty = module.place_type(fn, drop.place)
    if not module.program.closed.is_sized(ty):
        return None
    instance = lir.DropInstance(ty, False)
    glue = module.ready(instance)
    if glue is None or glue is fn or not inlinable(module, glue, SMALL):
        return None
    fn.locals += [t.RawPtr(ty, True), t.UNIT]
    pointer, unit = (ir.Place(ir.Local(len(fn.locals) - k)) for k in (2, 1))
    borrow = lir.Set(pointer, ir.RawBorrow(True, drop.place), drop.site)
    args = (ir.Move(pointer),)
    callee = lir.Direct(instance)
    call = lir.Call(unit, callee, args, drop.site, drop.unwind, True, drop.extra)
    return [borrow, call]


def in_loops(fn: lir.Function) -> set[int]:
    """Blocks that are part of a loop."""
    graph = Graph(0, {i: lir.successors(b.term) for i, b in enumerate(fn.blocks)})
    return set().union(*graph.loops.values()) if graph.loops else set()


def inlinable(module: Module, callee: lir.Function, limit: int) -> bool:
    instance = callee.instance
    if instance in module.missing or instance in module.recursive:
        return False
    if callee.user:
        closure = isinstance(instance, lir.FnInstance) and instance.def_.kind is DefKind.CLOSURE
        if not closure:
            return False
    return cost(callee) <= limit


def cost(fn: lir.Function) -> int:
    """Instructions that do something, cleanup left out."""
    if fn.cost < 0:
        fn.cost = sum(
            not isinstance(i, (lir.Live, lir.Dead))
            for b in fn.blocks
            if not b.cleanup
            for i in b.instrs
        )
    return fn.cost


def arguments(
    module: Module, fn: lir.Function, call: lir.Call, callee: lir.Function
) -> list[ir.Operand] | None:
    """One operand per parameter: a tuple of arguments is taken apart."""
    args = [a for a in call.args if not isinstance(a, lir.RefTo)]
    n = callee.arg_count
    if len(args) == n:
        return args
    if not args or isinstance(args[-1], ir.Const):
        tail: list[ir.Operand] = []
        if args and module.operand_type(fn, args[-1]) == t.UNIT and len(args) - 1 == n:
            return args[:-1]
        return args + tail if len(args) == n else None
    last = args.pop()
    if not isinstance(last, (ir.Copy, ir.Move)):
        return None
    ty = module.place_type(fn, last.place)
    if not isinstance(ty, t.Tuple) or len(args) + len(ty.elements) != n:
        return None
    for i, element in enumerate(ty.elements):
        args.append(ir.Move(last.place.project(ir.Field(i, element))))
    return args


@define(eq=False)
class _Inliner:
    fn: lir.Function
    callee: lir.Function
    call: lir.Call
    block: int
    at: int
    args: list[ir.Operand]
    locals: dict[int, int] = field(factory=dict)
    places: dict[ir.Place, ir.Place] = field(factory=dict)

    def run(self) -> int:
        """Does it; gives the block that continues after the call."""
        fn, call = self.fn, self.call
        block = fn.blocks[self.block]
        rest = lir.Block(block.instrs[self.at + 1 :], block.term, block.cleanup)
        fn.blocks.append(rest)
        after = len(fn.blocks) - 1
        offset = len(fn.blocks)
        self.make_locals()
        entry = block.instrs[: self.at]
        for i, arg in enumerate(self.args):
            param = ir.Place(ir.Local(self.locals[i + 1]))
            entry.append(lir.Set(param, ir.Use(arg), call.site))
        block.instrs = entry
        block.term = lir.Goto(offset)
        for source in self.callee.blocks:
            fn.blocks.append(self.copy(source, block.cleanup, offset, after))
        return after

    def make_locals(self) -> None:
        fn = self.fn
        direct = not self.call.dest.projection and self.call.returns
        for i, ty in enumerate(self.callee.locals):
            if i == 0 and direct:
                self.locals[0] = self.call.dest.local
                continue
            fn.locals.append(ty)
            self.locals[i] = len(fn.locals) - 1

    def place(self, place: ir.Place) -> ir.Place:
        found = self.places.get(place)
        if found is None:
            parts = tuple(
                ir.Index(ir.Local(self.locals[p.local])) if isinstance(p, ir.Index) else p
                for p in place.projection
            )
            found = self.places[place] = ir.Place(ir.Local(self.locals[place.local]), parts)
        return found

    def operand(self, op: lir.Operand) -> Any:
        return rewrite.operand(op, self.place)

    def copy(self, source: lir.Block, cleanup: bool, offset: int, after: int) -> lir.Block:
        instrs = []
        for i in source.instrs:
            if isinstance(i, (lir.Live, lir.Dead)):
                continue
            instrs.append(self.sited(rewrite.instr(i, self.place, self.operand), offset, cleanup))
        is_cleanup = cleanup or source.cleanup
        term: lir.Terminator
        match source.term:
            case lir.Return():
                if self.locals[0] != self.call.dest.local or self.call.dest.projection:
                    value = ir.Use(ir.Move(ir.Place(ir.Local(self.locals[0]))))
                    instrs.append(lir.Set(self.call.dest, value, self.call.site))
                term = lir.Goto(after)
            case lir.Resume():
                unwind = self.call.unwind
                term = lir.Goto(unwind) if unwind >= 0 else lir.Resume()
            case lir.Unreachable(site):
                term = lir.Unreachable(self.call.site if site == lir.LOC else site)
            case other:
                shifted = {x: x + offset for x in lir.successors(other)}
                term = lir.retarget(rewrite.term(other, self.operand), shifted)
        return lir.Block(instrs, term, is_cleanup)

    def sited(self, i: lir.Instr, offset: int, cleanup: bool) -> lir.Instr:
        """With the call's site and unwind edge where the callee has none of its own."""
        call = self.call
        site = call.site if i.site == lir.LOC else i.site  # type: ignore[union-attr]
        match i:
            case lir.Set(place, r):
                return lir.Set(place, r, site)
            case lir.Call():
                unwind = self.unwind(i.unwind, offset, cleanup)
                return lir.Call(i.dest, i.callee, i.args, site, unwind, i.returns, self.extra(i))
            case lir.Assert():
                unwind = self.unwind(i.unwind, offset, cleanup)
                return lir.Assert(i.cond, i.expected, i.kind, i.operands, site, unwind)
            case lir.DropPlace(place):
                return lir.DropPlace(
                    place, site, self.unwind(i.unwind, offset, cleanup), self.extra(i)
                )
            case _:
                return i

    def extra(self, i: lir.Call | lir.DropPlace) -> int:
        return i.extra + self.call.extra + self.callee.frame

    def unwind(self, unwind: int, offset: int, cleanup: bool) -> int:
        if unwind >= 0:
            return lir.TERMINATE if cleanup else unwind + offset
        if unwind == lir.NO_UNWIND:
            return self.call.unwind
        return unwind
