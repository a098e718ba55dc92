"""Control flow: merging blocks, threading jumps, removing dead stores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.mir import ir
from checker.types import ty as t
from grammar.record import define, field
from interp.codegen import lir

from .forward import Facts

if TYPE_CHECKING:
    from interp.codegen.module import Module

DUPLICATE = 3
"""How many assignments before a test may be copied to where its outcome is known."""


def simplify(fn: lir.Function) -> None:
    """Assertions that hold go, constant switches become jumps, empty blocks vanish, chains are
    joined, dead blocks go."""
    for block in fn.blocks:
        if any(_holds(i) for i in block.instrs):
            block.instrs = [i for i in block.instrs if not _holds(i)]
        block.term = _constant_switch(block.term)
    _skip_empty(fn)
    _forget_bare_resumes(fn)
    _join_chains(fn)
    _drop_unreachable(fn)


def _holds(i: lir.Instr) -> bool:
    match i:
        case lir.Assert(ir.Const(ir.IntConst(value)), expected):
            return bool(value) == expected
        case _:
            return False


def _constant_switch(term: lir.Terminator) -> lir.Terminator:
    if isinstance(term, lir.Switch):
        targets = {*term.targets, term.otherwise}
        if len(targets) == 1:
            return lir.Goto(term.otherwise)
        op = term.operand
        if isinstance(op, ir.Const) and isinstance(op.constant, ir.IntConst):
            return lir.Goto(_target(term, op.constant.value))
    return term


def _target(term: lir.Switch, value: int) -> int:
    for v, target in zip(term.values, term.targets, strict=True):
        if v == value:
            return target
    return term.otherwise


def _skip_empty(fn: lir.Function) -> None:
    to: dict[int, int] = {}
    for i, block in enumerate(fn.blocks):
        if not block.instrs and isinstance(block.term, lir.Goto) and block.term.target != i:
            to[i] = block.term.target
    for start in list(to):
        seen = {start}
        at = to[start]
        while at in to and at not in seen:
            seen.add(at)
            at = to[at]
        to[start] = at
    if to:
        for block in fn.blocks:
            block.term = lir.retarget(block.term, to)
            block.instrs = [_reunwind(i, to) for i in block.instrs]


def _forget_bare_resumes(fn: lir.Function) -> None:
    """Unwinding to a block that only goes on unwinding is no cleanup."""
    bare = {
        i: lir.NO_UNWIND
        for i, b in enumerate(fn.blocks)
        if not b.instrs and isinstance(b.term, lir.Resume)
    }
    if bare:
        for block in fn.blocks:
            block.instrs = [_reunwind(i, bare) for i in block.instrs]


def _reunwind(i: lir.Instr, to: dict[int, int]) -> lir.Instr:
    match i:
        case lir.Call() if i.unwind in to:
            return lir.Call(i.dest, i.callee, i.args, i.site, to[i.unwind], i.returns, i.extra)
        case lir.Assert() if i.unwind in to:
            return lir.Assert(i.cond, i.expected, i.kind, i.operands, i.site, to[i.unwind])
        case lir.DropPlace() if i.unwind in to:
            return lir.DropPlace(i.place, i.site, to[i.unwind], i.extra)
        case _:
            return i


def unwinds(block: lir.Block) -> list[int]:
    return [
        i.unwind
        for i in block.instrs
        if isinstance(i, (lir.Call, lir.Assert, lir.DropPlace)) and i.unwind >= 0
    ]


def _join_chains(fn: lir.Function) -> None:
    preds = [0] * len(fn.blocks)
    preds[0] = 1
    for block in fn.blocks:
        for s in {*lir.successors(block.term)}:
            preds[s] += 1
        for u in unwinds(block):
            preds[u] += 2
    for i, block in enumerate(fn.blocks):
        while isinstance(block.term, lir.Goto):
            target = block.term.target
            other = fn.blocks[target]
            if preds[target] != 1 or target == i or other.cleanup != block.cleanup:
                break
            if other is block:
                break
            block.instrs = block.instrs + other.instrs
            block.term = other.term
            fn.blocks[target] = lir.Block([], lir.Unreachable(0), other.cleanup)
            preds[target] = 0


def reachable(fn: lir.Function) -> set[int]:
    seen: set[int] = set()
    stack = [0]
    while stack:
        b = stack.pop()
        if b not in seen:
            seen.add(b)
            stack += lir.successors(fn.blocks[b].term)
            stack += unwinds(fn.blocks[b])
    return seen


def _drop_unreachable(fn: lir.Function) -> None:
    """Renumbers the blocks that remain."""
    seen = sorted(reachable(fn))
    if len(seen) == len(fn.blocks):
        return
    to = {old: new for new, old in enumerate(seen)}
    fn.blocks = [fn.blocks[b] for b in seen]
    for block in fn.blocks:
        block.term = lir.retarget(block.term, to)
        block.instrs = [_reunwind(i, to) for i in block.instrs]


# ------------------------------------------------------------------ jump threading


def thread(module: Module, fn: lir.Function) -> bool:
    """A block that only tests a local which its predecessor has just set is skipped."""
    changed = False
    tests = {}
    for i, block in enumerate(fn.blocks):
        test = _test_of(block)
        if test is not None:
            tests[i] = test
    if not tests:
        return False
    for block in fn.blocks:
        if not isinstance(block.term, lir.Goto) or block.term.target not in tests:
            continue
        at = block.term.target
        tester = fn.blocks[at]
        if tester is block or tester.cleanup != block.cleanup:
            continue
        local, extra, discr = tests[at]
        value = _known_value(module, block, local, discr)
        if value is None:
            continue
        assert isinstance(tester.term, lir.Switch)
        block.instrs = block.instrs + extra
        block.term = lir.Goto(_target(tester.term, value))
        changed = True
    return changed


def _test_of(block: lir.Block) -> tuple[int, list[lir.Instr], bool] | None:
    """(local tested, instructions to copy, whether by discriminant)."""
    term = block.term
    if not isinstance(term, lir.Switch) or isinstance(term.operand, ir.Const):
        return None
    if sum(isinstance(i, lir.Set) for i in block.instrs) > DUPLICATE:
        return None
    place = term.operand.place
    if place.projection:
        return None
    for i in block.instrs:
        if not isinstance(i, (lir.Set, lir.Live, lir.Dead)):
            return None
    last = next((i for i in reversed(block.instrs) if isinstance(i, lir.Set)), None)
    if last is not None and last.place == place and isinstance(last.rvalue, ir.Discriminant):
        source = last.rvalue.place
        if source.projection:
            return None
        others = [i for i in block.instrs if isinstance(i, lir.Set) and i is not last]
        if any(i.place.local == source.local for i in others):
            return None
        return source.local, list(block.instrs), True
    if any(isinstance(i, lir.Set) and i.place.local == place.local for i in block.instrs):
        return None
    return place.local, list(block.instrs), False


def _known_value(module: Module, block: lir.Block, local: int, discr: bool) -> int | None:
    """What a switch on `local` (or its discriminant) finds at the end of `block`."""
    for i in reversed(block.instrs):
        match i:
            case lir.Set(place, rvalue):
                if place.local != local:
                    if _borrows(rvalue, local):
                        return None
                    continue
                if place.projection:
                    if any(isinstance(p, ir.Deref) for p in place.projection):
                        continue
                    return None
                return _value(module, rvalue, discr)
            case lir.Live() | lir.Dead():
                continue
            case _:
                return None
    return None


def _borrows(r: ir.Rvalue, local: int) -> bool:
    return isinstance(r, (ir.Borrow, ir.RawBorrow)) and r.place.local == local


def _value(module: Module, r: ir.Rvalue, discr: bool) -> int | None:
    match r:
        case ir.Aggregate(ir.AggregateAdt(def_, variant)) if discr:
            info = module.program.tcx.adt(def_)
            return info.discriminants[variant] if info.kind is t.AdtKind.ENUM else None
        case ir.Use(ir.Const(ir.IntConst(value))) if not discr:
            return value
        case _:
            return None


# ------------------------------------------------------------------ dead stores


def remove_dead(module: Module, fn: lir.Function) -> bool:
    """Removes assignments to unborrowed locals that nobody reads afterwards."""
    facts = Facts.of(fn)
    tracked = 0
    for i, borrowed in enumerate(facts.borrowed):
        if not borrowed and i != 0:
            tracked |= 1 << i
    liveness = _Liveness(fn, tracked)
    liveness.run()
    return liveness.sweep()


@define(eq=False)
class _Liveness:
    fn: lir.Function
    tracked: int
    live_in: list[int] = field(factory=list)

    def run(self) -> None:
        """Each block after those that follow it, then again those before one that has changed."""
        blocks = self.fn.blocks
        self.live_in = [0] * len(blocks)
        before: list[list[int]] = [[] for _ in blocks]
        after = [[*lir.successors(b.term), *unwinds(b)] for b in blocks]
        for b, targets in enumerate(after):
            for s in targets:
                before[s].append(b)
        order = _postorder(after)
        dirty = set(order)
        while dirty:
            for b in order:
                if b in dirty:
                    dirty.discard(b)
                    live = self.through(b, None)
                    if live != self.live_in[b]:
                        self.live_in[b] = live
                        dirty.update(before[b])

    def live_out(self, b: int) -> int:
        live = 0
        for s in lir.successors(self.fn.blocks[b].term):
            live |= self.live_in[s]
        return live

    def through(self, b: int, kept: list[lir.Instr] | None) -> int:
        """Live locals at the start of block `b`; `kept` collects what is not dead, backwards."""
        block = self.fn.blocks[b]
        live = self.live_out(b)
        if isinstance(block.term, lir.Switch):
            live |= _operand(block.term.operand)
        for i in reversed(block.instrs):
            if isinstance(i, lir.Set):
                bit = 1 << i.place.local
                direct = not any(isinstance(p, ir.Deref) for p in i.place.projection)
                if direct and bit & self.tracked and not live & bit:
                    continue
                if not i.place.projection:
                    live &= ~bit
                else:
                    live |= _place(i.place) if not direct else _indices(i.place)
                live |= _rvalue(i.rvalue)
            else:
                live = self.other(i, live)
            if kept is not None:
                kept.append(i)
        return live

    def other(self, i: lir.Instr, live: int) -> int:
        match i:
            case lir.Call():
                if not i.dest.projection:
                    live &= ~(1 << i.dest.local)
                else:
                    live |= _place(i.dest)
                for a in i.args:
                    live |= _operand(a)
                if isinstance(i.callee, lir.Indirect):
                    live |= _operand(i.callee.operand)
            case lir.Assert():
                live |= _operand(i.cond)
                for a in i.operands:
                    live |= _operand(a)
            case lir.DropPlace(place):
                live |= _place(place)
            case _:
                return live
        if i.unwind >= 0:
            live |= self.live_in[i.unwind]
        return live

    def sweep(self) -> bool:
        changed = False
        for b, block in enumerate(self.fn.blocks):
            kept: list[lir.Instr] = []
            self.through(b, kept)
            if len(kept) != len(block.instrs):
                block.instrs = kept[::-1]
                changed = True
        return changed


def _postorder(after: list[list[int]]) -> list[int]:
    """Every block after those that it leads to, loops aside."""
    out: list[int] = []
    seen = [False] * len(after)
    for root in range(len(after)):
        stack = [] if seen[root] else [(root, iter(after[root]))]
        seen[root] = True
        while stack:
            b, rest = stack[-1]
            for s in rest:
                if not seen[s]:
                    seen[s] = True
                    stack.append((s, iter(after[s])))
                    break
            else:
                stack.pop()
                out.append(b)
    return out


def liveness(fn: lir.Function) -> list[int]:
    """For each block, the locals that may be read after its start, as bits."""
    found = _Liveness(fn, 0)
    found.run()
    return found.live_in


def reads(i: lir.Instr) -> list[ir.Place]:
    """The places that an instruction reads, borrows or drops; of what it writes to, the reference
    and the indices that lead there."""
    match i:
        case lir.Set(place, r):
            return [*_on_the_way(place), *_rvalue_places(r)]
        case lir.Call():
            ops = [*i.args, i.callee.operand] if isinstance(i.callee, lir.Indirect) else i.args
            return [*_on_the_way(i.dest), *_operand_places(ops)]
        case lir.Assert():
            return _operand_places((i.cond, *i.operands))
        case lir.Bounds():
            return [ir.Place(i.slice_), ir.Place(i.index)]
        case lir.DropPlace(place):
            return [place, *_index_places(place)]
        case _:
            return []


def tests(term: lir.Terminator) -> list[ir.Place]:
    """The places that a terminator reads."""
    return _operand_places((term.operand,)) if isinstance(term, lir.Switch) else []


def _on_the_way(dest: ir.Place) -> list[ir.Place]:
    out = _index_places(dest)
    if any(isinstance(p, ir.Deref) for p in dest.projection):
        out.append(dest)
    return out


def _index_places(place: ir.Place) -> list[ir.Place]:
    return [ir.Place(p.local) for p in place.projection if isinstance(p, ir.Index)]


def _operand_places(ops: Sequence[lir.Operand]) -> list[ir.Place]:
    places = [op.place for op in ops if not isinstance(op, ir.Const)]
    return [*places, *(x for p in places for x in _index_places(p))]


def _rvalue_places(r: ir.Rvalue) -> list[ir.Place]:
    match r:
        case ir.Use(op) | ir.Repeat(op) | ir.Unary(_, op) | ir.Cast(_, op):
            return _operand_places((op,))
        case ir.Borrow(_, place) | ir.RawBorrow(_, place):
            return [place, *_index_places(place)]
        case ir.Discriminant(place) | ir.Len(place):
            return [place, *_index_places(place)]
        case ir.Binary(_, lhs, rhs):
            return _operand_places((lhs, rhs))
        case ir.Aggregate(_, operands):
            return _operand_places(operands)


def _indices(place: ir.Place) -> int:
    bits = 0
    for p in place.projection:
        if isinstance(p, ir.Index):
            bits |= 1 << p.local
    return bits


def _place(place: ir.Place) -> int:
    return 1 << place.local | _indices(place)


def _operand(op: lir.Operand) -> int:
    return 0 if isinstance(op, ir.Const) else _place(op.place)


def _rvalue(r: ir.Rvalue) -> int:
    match r:
        case ir.Use(op) | ir.Repeat(op) | ir.Unary(_, op) | ir.Cast(_, op):
            return _operand(op)
        case ir.Borrow(_, place) | ir.RawBorrow(_, place):
            return _place(place)
        case ir.Discriminant(place) | ir.Len(place):
            return _place(place)
        case ir.Binary(_, lhs, rhs):
            return _operand(lhs) | _operand(rhs)
        case ir.Aggregate(_, operands):
            bits = 0
            for op in operands:
                bits |= _operand(op)
            return bits
