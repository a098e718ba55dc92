"""Loops that count: from a test and an increment to Python's `for` over a `range`.

A loop counts if its header does nothing but test `x < y`, nothing in it changes `y`, and `x` changes
in one place, by one. Three forms are found:

- *ahead*: the block after the test copies `x`, then increments it (`Range::next`, inlined). The copy
  becomes the loop's variable. `x` itself goes, so nothing else in the loop and nothing after it may
  read `x`.
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
        low, high = _through(r.lhs, sources), _through(r.rhs, sources)
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
        if not self.private(high) or _overlap(high, low):
            return False
        return not any(
            _overlap(place, high)
            for b in loop
            for i in self.fn.blocks[b].instrs
            if (place := _written(i)) is not None
        )

    def changes(self, loop: set[int], place: ir.Place) -> list[lir.Instr]:
        """The instructions of the loop that change `place`."""
        out = []
        for b in loop:
            for i in self.fn.blocks[b].instrs:
                written = _written(i)
                if written is not None and _overlap(written, place):
                    out.append(i)
        return out

    # -------------------------------------------------------------- the two forms

    def ahead(self, header: int, test: _Test) -> _Counted | None:
        loop = self.graph.loops[header]
        low = test.low
        variable = ir.Local(len(self.fn.locals) + self.added)
        block = self.fn.blocks[test.body]
        step = _Step(low)
        found = step.find(block.instrs, ir.Place(variable))
        if found is None or any(self.uses[x] != n for x, n in step.reads.items()):
            return None
        kept, after, store = found
        if self.changes(loop, low) != [store]:
            return None
        inside = [i for b in loop if b not in (header, test.body) for i in self.fn.blocks[b].instrs]
        if any(_overlap(p, low) for i in [*after, *inside] for p in reads(i)):
            return None
        if self.tested(loop, low) or self.lives_on(loop, low.local):
            return None
        self.added += 1
        return _Counted(test, variable, test.body, [*kept, *after])

    def tested(self, loop: set[int], low: ir.Place) -> bool:
        return any(_overlap(p, low) for b in loop for p in tests(self.fn.blocks[b].term))

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
        start = next((k for k, i in enumerate(block.instrs) if _increments(i, low)), None)
        if start is None:
            return None
        step = _Step(low)
        found = step.find(block.instrs[start:], low)
        if found is None or any(self.uses[x] != n for x, n in step.reads.items()):
            return None
        kept, after, store = found
        if self.changes(loop, low) != [store] or any(not isinstance(i, _MARKS) for i in kept):
            return None
        if any(_overlap(p, low) for i in after for p in reads(i)):
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
        found = [i for i in block.instrs if not isinstance(i, _MARKS)]
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
        fn, low = self.fn, test.low
        block = fn.blocks[test.body]
        items = {
            i.place.local
            for i in block.instrs
            if isinstance(i, lir.Set) and isinstance(i.rvalue, ir.Use) and not i.place.projection
        }
        inner = self.comparison(test.body, ir.BinOp.LT)
        if inner is None:
            return None
        term, compared, sources = inner
        left, right = _through(compared.lhs, sources), _through(compared.rhs, sources)
        if isinstance(left, ir.Const) or isinstance(right, ir.Const) or not _same(left.place, low):
            return None
        assert not isinstance(test.high, ir.Const)
        if not _same(right.place, test.high):
            return None
        up, stop = term.otherwise, term.targets[0]
        if self.graph.preds[up] != [test.body] or self.graph.preds[stop] != [test.body]:
            return None
        step = _Step(low, olds={x for x in items if _same_operand(sources.get(x), low)})
        found = step.find(fn.blocks[up].instrs, low)
        ending = [i for i in fn.blocks[stop].instrs if not isinstance(i, _MARKS)]
        joins = fn.blocks[up].term
        if found is None or len(ending) != 1 or not isinstance(joins, lir.Goto):
            return None
        kept, after, store = found
        others = fn.blocks[stop].term
        if not isinstance(others, lir.Goto) or others.target != joins.target:
            return None
        if any(not isinstance(i, _MARKS) for i in [*kept, *after]):
            return None
        if any(self.uses[x] != n for x, n in step.reads.items()):
            return None
        match ending[0]:
            case lir.Set(place, ir.Use(ir.Const(ir.IntConst(1)))) if _same(place, exhausted):
                pass
            case _:
                return None
        loop = self.graph.loops[header]
        gone = (second, up, stop)
        if self.changes(loop, low) != [store] or self.changes(loop, exhausted) != ending:
            return None
        inside = [
            i for b in loop if b not in (header, test.body, *gone) for i in fn.blocks[b].instrs
        ]
        for place in (low, exhausted):
            if any(_overlap(p, place) for i in inside for p in reads(i)):
                return None
            if self.tested(loop, place) or self.lives_on(loop, place.local):
                return None
        variable = ir.Local(len(fn.locals) + self.added)
        self.added += 1
        instrs: list[lir.Instr] = [
            lir.Set(ir.Place(ir.Local(x)), ir.Use(ir.Copy(ir.Place(variable))), lir.LOC)
            for x in sorted(step.olds)
        ]
        return _Counted(
            test, variable, test.body, instrs, ir.Copy(exhausted), lir.Goto(joins.target), gone
        )


_MARKS = (lir.Live, lir.Dead)


@define(eq=False)
class _Step:
    """Reads the instructions that increment `low`; `reads` has how often they read temporaries."""

    low: ir.Place
    olds: set[int] = field(factory=set)
    news: set[int] = field(factory=set)
    pairs: set[int] = field(factory=set)
    reads: dict[int, int] = field(factory=dict)

    def find(
        self, instrs: list[lir.Instr], variable: ir.Place
    ) -> tuple[list[lir.Instr], list[lir.Instr], lir.Instr] | None:
        """What remains of the instructions up to the store to `low`, with reads of the old value
        as reads of `variable`; those after it; the store."""
        kept: list[lir.Instr] = []
        for k, i in enumerate(instrs):
            match i:
                case lir.Live() | lir.Dead():
                    kept.append(i)
                case lir.Assert(ir.Copy(cond) | ir.Move(cond), False) if self.is_part(cond, 1):
                    self.count(cond.local)
                case lir.Set(place, ir.Use(ir.Copy(source) | ir.Move(source))) if _same(
                    place, self.low
                ) and self.is_new(source):
                    self.count(source.local)
                    return kept, instrs[k + 1 :], i
                case lir.Set(ir.Place(local, ()), r, site):
                    if not self.learn(local, r):
                        return None
                    if local in self.olds:
                        kept.append(lir.Set(i.place, ir.Use(ir.Copy(variable)), site))
                case _:
                    return None
        return None

    def learn(self, local: int, r: ir.Rvalue) -> bool:
        match r:
            case ir.Binary(
                ir.BinOp.ADD_WITH_OVERFLOW | ir.BinOp.ADD as op,
                ir.Copy(base) | ir.Move(base),
                ir.Const(ir.IntConst(1)),
            ) if self.is_old(base):
                (self.news if op is ir.BinOp.ADD else self.pairs).add(local)
                self.reads.setdefault(local, 0)
                return True
            case ir.Use(ir.Copy(source) | ir.Move(source)) if self.is_part(source, 0):
                self.count(source.local)
                self.news.add(local)
                self.reads.setdefault(local, 0)
                return True
            case ir.Use(ir.Copy(source) | ir.Move(source)) if _same(source, self.low):
                self.olds.add(local)
                return True
            case _:
                return False

    def is_old(self, place: ir.Place) -> bool:
        return _same(place, self.low) or (not place.projection and place.local in self.olds)

    def is_new(self, place: ir.Place) -> bool:
        return self.is_part(place, 0) or (not place.projection and place.local in self.news)

    def is_part(self, place: ir.Place, index: int) -> bool:
        p = place.projection
        return (
            place.local in self.pairs
            and len(p) == 1
            and isinstance(p[0], ir.Field)
            and p[0].index == index
        )

    def count(self, local: int) -> None:
        self.reads[local] = self.reads.get(local, 0) + 1


def _through(op: ir.Operand, sources: dict[int, ir.Operand]) -> ir.Operand:
    if not isinstance(op, ir.Const) and not op.place.projection:
        return sources.get(op.place.local, op)
    return op


def _same_operand(op: ir.Operand | None, place: ir.Place) -> bool:
    return isinstance(op, (ir.Copy, ir.Move)) and _same(op.place, place)


def _increments(i: lir.Instr, low: ir.Place) -> bool:
    match i:
        case lir.Set(
            _,
            ir.Binary(
                ir.BinOp.ADD_WITH_OVERFLOW | ir.BinOp.ADD,
                ir.Copy(base) | ir.Move(base),
                ir.Const(ir.IntConst(1)),
            ),
        ):
            return _same(base, low)
        case _:
            return False


def _written(i: lir.Instr) -> ir.Place | None:
    """The place within a local that an instruction changes."""
    match i:
        case lir.Set(place) | lir.Call(place):
            behind = any(isinstance(p, ir.Deref) for p in place.projection)
            return None if behind else place
        case _:
            return None


def _overlap(a: ir.Place, b: ir.Place) -> bool:
    """Whether two places may share memory; the types in projections do not matter."""
    if a.local != b.local:
        return False
    for p, q in zip(a.projection, b.projection, strict=False):
        if not isinstance(p, ir.Field) or not isinstance(q, ir.Field):
            return True
        if p.index != q.index:
            return False
    return True


def _same(a: ir.Place, b: ir.Place) -> bool:
    """The same place, made of fields."""
    return (
        len(a.projection) == len(b.projection)
        and all(isinstance(p, ir.Field) for p in a.projection)
        and _overlap(a, b)
    )
