"""Loops that count: from a test and an increment to Python's `for` over a `range`.

A loop counts if its header does nothing but test `x < y`, nothing in it changes `y`, and `x`
changes in one place, by one. Three forms are found:

- *ahead*: the block after the test copies `x`, then increments it (`Range::next`, inlined). The
  copy becomes the loop's variable. `x` itself goes, so nothing else in the loop and nothing after
  it may read `x`.
- *behind*: the only block that jumps back ends with the increment (`while i < n { ..; i += 1 }`).
  `x` is the loop's variable, and is set to `y` when the loop is exhausted.
- *inclusive* (`RangeInclusive::next`): `x <= y` is tested, then `x` is copied, and incremented only
  while `x < y`; at the end a flag is set instead, which the header tests first.

The increment cannot overflow, for `x < y`. What is read or changed behind a reference never
concerns `x` or `y`: both are locals, or fields of locals, that nothing borrows. This is done when a
function is emitted: before, other functions may still inline it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.mir import ir
from checker.types import ty as t
from grammar.record import define, field, frozen

from . import lir
from .optimise.flow import liveness, reads, tests, unwinds
from .optimise.forward import Facts
from .step import MARKS, Step, increments, overlap, same, same_operand, through, written
from .structure import Graph

if TYPE_CHECKING:
    from .module import Module


def counted(module: Module, fn: lir.Function) -> lir.Function:
    """`fn` with its counting loops as `lir.Count`: itself if it has none, else a copy."""
    graph = Graph(0, {i: lir.successors(b.term) for i, b in enumerate(fn.blocks)})
    if not graph.reducible or not graph.loops:
        return fn
    return _Counting(module, fn, graph).run()


@frozen
class _Test:
    """The header's `low < high`, the block where that holds and the one where it does not."""

    low: ir.Place
    high: ir.Place | ir.Const
    body: int
    exit: int


@frozen
class _Counted:
    """A loop that counts in `variable`: the instructions of block `at` become `instrs`, and its end
    `goes_on` if given; the blocks `gone` are no longer reached."""

    test: _Test
    variable: ir.Local
    at: int
    instrs: list[lir.Instr]
    unless: ir.Operand | None = None
    goes_on: lir.Terminator | None = None
    gone: tuple[int, ...] = ()


@define(eq=False)
class _Counting:
    module: Module
    fn: lir.Function
    graph: Graph
    facts: Facts = field(init=False)
    uses: list[int] = field(init=False)
    live_in: list[int] = field(init=False)
    added: int = 0

    def __attrs_post_init__(self) -> None:
        self.facts = Facts.of(self.fn)
        self.uses = [0] * len(self.fn.locals)
        for block in self.fn.blocks:
            for i in block.instrs:
                for place in reads(i):
                    self.uses[place.local] += 1
            for place in tests(block.term):
                self.uses[place.local] += 1
        self.live_in = liveness(self.fn)

    def run(self) -> lir.Function:
        fn = self.fn
        out: lir.Function | None = None
        for header in self.graph.order:
            if header not in self.graph.loops:
                continue
            found = self.loop(header)
            if found is None:
                continue
            if out is None:
                out = lir.copy(fn)
            self.replace(out, header, found)
        return out or fn

    def loop(self, header: int) -> _Counted | None:
        test = self.test(header)
        if test is None:
            return self.inclusive(header)
        return self.ahead(header, test) or self.behind(header, test)

    def replace(self, out: lir.Function, header: int, found: _Counted) -> None:
        """Makes the loop of `header` count."""
        test, variable = found.test, found.variable
        if variable == len(out.locals):
            out.locals.append(self.module.place_type(self.fn, test.low))
        low = ir.Copy(test.low)
        high = test.high if isinstance(test.high, ir.Const) else ir.Copy(test.high)
        restored = variable == test.low.local
        term = lir.Count(variable, low, high, test.body, test.exit, restored, found.unless)
        for b in found.gone:
            out.blocks[b] = lir.Block([], lir.Unreachable(lir.LOC))
        out.blocks[header] = lir.Block([], term)
        goes_on = found.goes_on or out.blocks[found.at].term
        out.blocks[found.at] = lir.Block(found.instrs, goes_on)

    # -------------------------------------------------------------- the test

    def test(self, header: int) -> _Test | None:
        tested = self.comparison(header, ir.BinOp.LT)
        return None if tested is None else self.sides(header, header, *tested)

    def comparison(
        self, at: int, wanted: ir.BinOp
    ) -> tuple[lir.Switch, ir.Binary, dict[int, ir.Operand]] | None:
        """A block that does nothing but compare, and the temporaries that it copies what it
        compares to."""
        block = self.fn.blocks[at]
        term = block.term
        if (
            not isinstance(term, lir.Switch)
            or term.values != (0,)
            or isinstance(term.operand, ir.Const)
        ):
            return None
        sources: dict[int, ir.Operand] = {}
        compared: ir.Binary | None = None
        for i in block.instrs:
            match i:
                case lir.Live() | lir.Dead():
                    continue
                case lir.Set(ir.Place(local, ()), ir.Use(op)) if compared is None:
                    sources[local] = op
                case lir.Set(place, ir.Binary(found) as r) if (
                    found is wanted and place == term.operand.place
                ):
                    compared = r
                case _:
                    return None
        if compared is None or self.uses[term.operand.place.local] != 1:
            return None
        return term, compared, sources

    def sides(
        self,
        header: int,
        at: int,
        term: lir.Switch,
        r: ir.Binary,
        sources: dict[int, ir.Operand],
    ) -> _Test | None:
        """The comparison at the end of block `at` as the test of a loop."""
        low, high = through(r.lhs, sources), through(r.rhs, sources)
        read = {x.place.local for x in (r.lhs, r.rhs) if not isinstance(x, ir.Const)}
        if isinstance(low, ir.Const) or any(x not in read or self.uses[x] != 1 for x in sources):
            return None
        loop = self.graph.loops[header]
        body, exit_ = term.otherwise, term.targets[0]
        if body not in loop or exit_ in loop or self.graph.preds[body] != [at]:
            return None
        found = high if isinstance(high, ir.Const) else high.place
        if not self.is_counter(low.place) or not self.stays(found, loop, low.place):
            return None
        return _Test(low.place, found, body, exit_)

    def is_counter(self, place: ir.Place) -> bool:
        ty = self.module.place_type(self.fn, place)
        return (
            self.private(place)
            and isinstance(ty, t.Prim)
            and (ty.kind in t.SIGNED or ty.kind in t.UNSIGNED)
        )

    def private(self, place: ir.Place) -> bool:
        """A local or a field of one, never borrowed."""
        return not self.facts.borrowed[place.local] and all(
            isinstance(p, ir.Field) for p in place.projection
        )

    def stays(self, high: ir.Place | ir.Const, loop: set[int], low: ir.Place) -> bool:
        """Whether nothing in the loop changes `high`."""
        if isinstance(high, ir.Const):
            return True
        if not self.private(high) or overlap(high, low):
            return False
        return not any(
            overlap(place, high)
            for b in loop
            for i in self.fn.blocks[b].instrs
            if (place := written(i)) is not None
        )

    def changes(self, loop: set[int], place: ir.Place) -> list[lir.Instr]:
        """The instructions of the loop that change `place`."""
        out = []
        for b in loop:
            for i in self.fn.blocks[b].instrs:
                at = written(i)
                if at is not None and overlap(at, place):
                    out.append(i)
        return out

    # -------------------------------------------------------------- the two forms

    def ahead(self, header: int, test: _Test) -> _Counted | None:
        loop = self.graph.loops[header]
        low = test.low
        variable = ir.Local(len(self.fn.locals) + self.added)
        block = self.fn.blocks[test.body]
        step = Step(low)
        found = step.find(block.instrs, ir.Place(variable))
        if found is None or any(self.uses[x] != n for x, n in step.reads.items()):
            return None
        kept, after, store = found
        if self.changes(loop, low) != [store]:
            return None
        if any(overlap(p, low) for i in after for p in reads(i)):
            return None
        if not self.unseen(loop, loop - {header, test.body}, low):
            return None
        self.added += 1
        return _Counted(test, variable, test.body, [*kept, *after])

    def tested(self, loop: set[int], low: ir.Place) -> bool:
        return any(overlap(p, low) for b in loop for p in tests(self.fn.blocks[b].term))

    def lives_on(self, loop: set[int], local: int) -> bool:
        """Whether something outside the loop may read `local` after it."""
        for b in loop:
            block = self.fn.blocks[b]
            for s in (*lir.successors(block.term), *unwinds(block)):
                if s not in loop and self.live_in[s] >> local & 1:
                    return True
        return False

    def behind(self, header: int, test: _Test) -> _Counted | None:
        loop, low = self.graph.loops[header], test.low
        back = [b for b in self.graph.preds[header] if b in loop]
        if low.projection or len(back) != 1 or low.local <= self.fn.arg_count:
            return None
        block = self.fn.blocks[back[0]]
        if not isinstance(block.term, lir.Goto):
            return None
        start = next((k for k, i in enumerate(block.instrs) if increments(i, low)), None)
        if start is None:
            return None
        step = Step(low)
        found = step.find(block.instrs[start:], low)
        if found is None or any(self.uses[x] != n for x, n in step.reads.items()):
            return None
        kept, after, store = found
        if self.changes(loop, low) != [store] or any(not isinstance(i, MARKS) for i in kept):
            return None
        if any(overlap(p, low) for i in after for p in reads(i)):
            return None
        return _Counted(test, low.local, back[0], [*block.instrs[:start], *kept, *after])

    def inclusive(self, header: int) -> _Counted | None:
        """`RangeInclusive::next`: `exhausted`, then `low <= high`, then `low < high` to increment
        or to set `exhausted`."""
        exhausted, second = self.flag(header)
        tested = self.comparison(second, ir.BinOp.LE) if exhausted is not None else None
        test = None if tested is None else self.sides(header, second, *tested)
        if exhausted is None or test is None or self.graph.preds[second] != [header]:
            return None
        leave = self.fn.blocks[header].term
        assert isinstance(leave, lir.Switch)
        if leave.otherwise != test.exit or isinstance(test.high, ir.Const):
            return None
        return self.saturating(header, second, exhausted, test)

    def flag(self, header: int) -> tuple[ir.Place | None, int]:
        """The place that the header tests to be false, and where it goes then."""
        block = self.fn.blocks[header]
        found = [i for i in block.instrs if not isinstance(i, MARKS)]
        match found, block.term:
            case [lir.Set(ir.Place(a, ()), ir.Use(ir.Copy(place) | ir.Move(place)))], lir.Switch(
                ir.Copy(ir.Place(b, ())) | ir.Move(ir.Place(b, ())), values=(0,), targets=(then,)
            ) if a == b and self.uses[a] == 1 and self.private(place):
                return place, then
            case _:
                return None, -1

    def saturating(
        self, header: int, second: int, exhausted: ir.Place, test: _Test
    ) -> _Counted | None:
        inner = self.comparison(test.body, ir.BinOp.LT)
        if inner is None:
            return None
        term, compared, sources = inner
        items = {x for x, op in sources.items() if same_operand(op, test.low)}
        left, right = through(compared.lhs, sources), through(compared.rhs, sources)
        if not same_operand(left, test.low) or not same_operand(right, _as_place(test.high)):
            return None
        if any(self.uses[x] != 1 for x in sources if x not in items):
            return None
        up, stop = term.otherwise, term.targets[0]
        joins = self.joined(test.body, up, stop)
        if joins is None or not self.ends(header, (second, up, stop), exhausted, test, items):
            return None
        variable = ir.Local(len(self.fn.locals) + self.added)
        self.added += 1
        value = ir.Use(ir.Copy(ir.Place(variable)))
        site = _site_of(self.fn.blocks[test.body])
        instrs: list[lir.Instr] = [
            lir.Set(ir.Place(ir.Local(x)), value, site) for x in sorted(items)
        ]
        gone = (second, up, stop)
        return _Counted(test, variable, test.body, instrs, ir.Copy(exhausted), joins, gone)

    def joined(self, body: int, up: int, stop: int) -> lir.Goto | None:
        """Where both arms, which nothing else leads to, go on."""
        blocks, preds = self.fn.blocks, self.graph.preds
        a, b = blocks[up].term, blocks[stop].term
        if preds[up] != [body] or preds[stop] != [body]:
            return None
        if isinstance(a, lir.Goto) and isinstance(b, lir.Goto) and a.target == b.target:
            return a
        return None

    def ends(
        self,
        header: int,
        arms: tuple[int, int, int],
        exhausted: ir.Place,
        test: _Test,
        items: set[int],
    ) -> bool:
        """Whether one arm increments, the other sets the flag, and nobody else minds."""
        _, up, stop = arms
        step = Step(test.low, olds=set(items))
        found = step.find(self.fn.blocks[up].instrs, test.low)
        if found is None or any(self.uses[x] != n for x, n in step.reads.items()):
            return False
        kept, after, store = found
        if any(not isinstance(i, MARKS) for i in [*kept, *after]):
            return False
        ending = [i for i in self.fn.blocks[stop].instrs if not isinstance(i, MARKS)]
        match ending:
            case [lir.Set(place, ir.Use(ir.Const(ir.IntConst(1))))] if same(place, exhausted):
                pass
            case _:
                return False
        loop = self.graph.loops[header]
        if self.changes(loop, test.low) != [store] or self.changes(loop, exhausted) != ending:
            return False
        rest = loop - {header, test.body, *arms}
        return self.unseen(loop, rest, test.low) and self.unseen(loop, rest, exhausted)

    def unseen(self, loop: set[int], rest: set[int], place: ir.Place) -> bool:
        """Whether the blocks `rest` of the loop, and what follows it, never read `place`."""
        inside = (i for b in rest for i in self.fn.blocks[b].instrs)
        return not (
            any(overlap(p, place) for i in inside for p in reads(i))
            or self.tested(loop, place)
            or self.lives_on(loop, place.local)
        )


def _as_place(high: ir.Place | ir.Const) -> ir.Place:
    assert not isinstance(high, ir.Const)
    return high


def _site_of(block: lir.Block) -> int:
    """The site of the block's last assignment."""
    return next(i.site for i in reversed(block.instrs) if isinstance(i, lir.Set))
