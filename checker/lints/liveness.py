"""unused_variables, unused_assignments: values that nothing reads.

A backward problem over the MIR as built. What is followed are the user's variables, and in a
closure its captures: an assignment to one of them is dead where its value may not be read after
it. Borrows are reads, drops are not; `x += 1` neither reads nor writes, so that a counter that is
only counted up is unused. Of a variable with a guard the two locals count as one. A closure that
does not read a capture does not read the variable around it.

Source: `rustc_mir_transform::liveness`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import Tcx
from checker.flow.solver import NOTHING, Direction, Effect, Results, join_union, solve
from checker.lints.session import LintSession
from checker.mir import ir
from checker.names.defs import Def, DefKind
from checker.types import ty
from checker.types.tables import CaptureKind
from grammar import syntax as ast
from grammar.record import Enum, define, field
from grammar.span import Span


def check_liveness(session: LintSession, owner: Def) -> frozenset[int]:
    """Report what is unused in the body of `owner`, closures in it before it, once; the captures
    that a closure never reads."""
    known = session.tcx.memo(check_liveness)
    if owner not in known:
        known[owner] = frozenset()
        body = session.tcx.mir_built(owner)
        if body is not None and not _is_derived(session.tcx, owner):
            known[owner] = _check(session, body)
    found: frozenset[int] = known[owner]
    return found


class AccessKind(Enum):
    PARAM = "parameter"
    ASSIGN = "assignment"
    CAPTURE = "capture"


@define(eq=False)
class Access:
    """`direct`: to the variable as a whole."""

    kind: AccessKind
    live: bool
    direct: bool


@define(eq=False, repr=False)
class Unused:
    """What is known after the analysis. `locals` are those followed, by number of their bit;
    `captures` follow them. `assignments` by where they are written, last first."""

    session: LintSession
    body: ir.Body
    locals: list[ir.Local]
    ever_live: int = 0
    dropped: int = 0
    assignments: list[dict[Span, Access]] = field(factory=list)
    reached: set[int] = field(factory=set)
    """The locals that reachable code declares."""


def _check(session: LintSession, body: ir.Body) -> frozenset[int]:
    if _closure_kind(body) is ty.ClosureKind.FN_MUT:
        body = _called_again(body)
    places = _Places.of(body)
    if not places.count:
        _visit_closures(session, body)
        return frozenset()
    analysis = _Live(session, body, places)
    results = solve(body, analysis)
    unused = Unused(session, body, places.locals)
    unused.assignments = [{} for _ in range(places.count)]
    _collect(unused, results, places)
    _merge_guards(unused, places)
    if any(not a.live for found in unused.assignments for a in found.values()) or (
        unused.ever_live != (1 << places.count) - 1
    ):
        from checker.lints.report_unused import report_unused

        report_unused(unused)
    first = len(places.locals)
    return frozenset(
        n for n in range(places.count - first) if not unused.ever_live >> (first + n) & 1
    )


def _visit_closures(session: LintSession, body: ir.Body) -> None:
    for block in reversed(body.blocks):
        for s in reversed(block.statements):
            if isinstance(s, ir.Assign) and isinstance(s.rvalue, ir.Aggregate):
                if isinstance(s.rvalue.kind, ir.AggregateClosure):
                    check_liveness(session, s.rvalue.kind.def_)


def _is_derived(tcx: Tcx, owner: Def) -> bool:
    return owner.span.ctxt >= 0 and tcx.sources.contexts[owner.span.ctxt].derived


# ------------------------------------------------------------------ what is followed


@define(eq=False, repr=False)
class _Places:
    """Each followed local's bit; for captures the bit of the first, how many dereferences stand
    before the field, and which are by reference."""

    locals: list[ir.Local]
    bit_of: dict[int, int]
    env_derefs: int
    by_ref: tuple[bool, ...]

    @staticmethod
    def of(body: ir.Body) -> _Places:
        found: list[ir.Local] = []
        for i, decl in enumerate(body.locals):
            if decl.kind in _FOLLOWED and _is_reported(decl):
                found.append(ir.Local(i))
        by_ref = tuple(c.kind is not CaptureKind.BY_VALUE for c in body.captures)
        derefs = 0
        if body.def_.kind is DefKind.CLOSURE:
            derefs = int(isinstance(body.locals[_ENV].ty, ty.Ref))
        return _Places(found, {int(n): bit for bit, n in enumerate(found)}, derefs, by_ref)

    @property
    def count(self) -> int:
        return len(self.locals) + len(self.by_ref)

    def find(self, place: ir.Place) -> tuple[int, tuple[ir.Projection, ...]] | None:
        """The bit of the followed place that `place` is in, and the way from there."""
        bit = self.bit_of.get(place.local)
        if bit is not None:
            return bit, place.projection
        if place.local != _ENV or not self.by_ref or len(place.projection) <= self.env_derefs:
            return None
        step = place.projection[self.env_derefs]
        if not isinstance(step, ir.Field):
            return None
        start = self.env_derefs + 1 + self.by_ref[step.index]
        if start > len(place.projection):
            return None
        return len(self.locals) + step.index, place.projection[start:]

    def by_ref_captures(self) -> int:
        first = len(self.locals)
        return sum(1 << (first + n) for n, by_ref in enumerate(self.by_ref) if by_ref)


_ENV = ir.Local(1)
_FOLLOWED = (ir.LocalKind.VAR, ir.LocalKind.ARG, ir.LocalKind.GUARD_REF)


def _is_reported(decl: ir.LocalDecl) -> bool:
    name = decl.name
    return (
        name is not None
        and name != ""
        and not name.startswith("_")
        and isinstance(decl.binding, ast.IdentPat)
    )


def _closure_kind(body: ir.Body) -> ty.ClosureKind | None:
    if body.def_.kind is not DefKind.CLOSURE:
        return None
    env = body.locals[_ENV].ty
    if not isinstance(env, ty.Ref):
        return ty.ClosureKind.FN_ONCE
    return ty.ClosureKind.FN_MUT if env.mutable else ty.ClosureKind.FN


def _called_again(body: ir.Body) -> ir.Body:
    """What an `FnMut` closure leaves in its captures, its next call finds."""
    blocks = [
        ir.BlockData(b.statements, ir.Goto(ir.START, b.terminator.span), b.is_cleanup)
        if isinstance(b.terminator, ir.Return | ir.UnwindResume)
        else b
        for b in body.blocks
    ]
    return ir.Body(
        body.def_, body.arg_count, body.locals, blocks, body.span, body.end_span, body.captures
    )


# ------------------------------------------------------------------ the analysis


class _Live:
    """Which followed places may be read later."""

    direction = Direction.BACKWARD
    bottom = 0
    boundary = 0

    def __init__(self, session: LintSession, body: ir.Body, places: _Places) -> None:
        self.session = session
        self.body = body
        self.places = places
        self.captures = places.by_ref_captures()
        self.own = _self_assignments(body, places)
        self.effects: dict[int, list[Effect]] = {}

    def join(self, a: int, b: int) -> int:
        return join_union(a, b)

    def edge(self, block: int, target: int) -> Effect:
        return NOTHING

    def effect(self, block: int, index: int) -> Effect:
        found = self.effects.get(block)
        if found is None:
            found = self.effects[block] = self.of_block(block)
        return found[index]

    def of_block(self, block: int) -> list[Effect]:
        data = self.body.blocks[block]
        out = [self.terminator(data.terminator)]
        for i in range(len(data.statements) - 1, -1, -1):
            out.append(self.statement(data.statements[i], (block, i) in self.own))
        out.reverse()
        return out

    def statement(self, s: ir.Statement, own: bool) -> Effect:
        match s:
            case ir.Assign(place, rvalue, _):
                if own:
                    return _effect(self.own_assignment(rvalue), 0)
                kill = 0
                gen = self.rvalue(rvalue)
                found = self.places.find(place)
                if found is None:
                    gen |= self.indices(place)
                elif is_indirect(found[1]):
                    gen |= 1 << found[0]
                elif not found[1]:
                    kill = 1 << found[0]
                return _effect(gen, kill)
            case ir.FakeRead(cause, place, _):
                return NOTHING if cause is ir.FakeReadCause.FOR_LET else _effect(self.use(place), 0)
            case ir.PlaceMention(place, _):
                return _effect(self.use(place), 0)
            case _:
                return NOTHING

    def own_assignment(self, rvalue: ir.Rvalue) -> int:
        """`x += e`: only `e` is read."""
        return self.operand(rvalue.rhs) if isinstance(rvalue, ir.Binary) else self.rvalue(rvalue)

    def terminator(self, t: ir.Terminator) -> Effect:
        match t:
            case ir.Call():
                gen = self.operand(t.func)
                for o in t.args:
                    gen |= self.operand(o)
                found = self.places.find(t.destination)
                if found is None:
                    gen |= self.indices(t.destination)
                elif is_indirect(found[1]):
                    gen |= 1 << found[0]
                return _effect(gen, 0)
            case ir.SwitchInt(operand):
                return _effect(self.operand(operand), 0)
            case ir.Return():
                return _effect(self.captures, 0)
            case ir.Goto(ir.START):
                return _effect(self.captures, 0)
            case _:
                return NOTHING

    def rvalue(self, r: ir.Rvalue) -> int:
        match r:
            case ir.Use(o) | ir.Repeat(o, _) | ir.Cast(_, o, _) | ir.Unary(_, o):
                return self.operand(o)
            case ir.Binary(_, lhs, rhs):
                return self.operand(lhs) | self.operand(rhs)
            case ir.Aggregate(kind, operands, _):
                dead: frozenset[int] = frozenset()
                if isinstance(kind, ir.AggregateClosure):
                    dead = check_liveness(self.session, kind.def_)
                gen = 0
                for i, o in enumerate(operands):
                    if i not in dead:
                        gen |= self.operand(o)
                return gen
            case ir.Borrow(_, place) | ir.RawBorrow(_, place):
                return self.use(place)
            case ir.Discriminant(place) | ir.Len(place):
                return self.use(place)
            case _:
                return 0

    def operand(self, o: ir.Operand) -> int:
        return 0 if isinstance(o, ir.Const) else self.use(o.place)

    def use(self, place: ir.Place) -> int:
        found = self.places.find(place)
        return self.indices(place) if found is None else 1 << found[0]

    def indices(self, place: ir.Place) -> int:
        gen = 0
        for step in place.projection:
            if isinstance(step, ir.Index):
                bit = self.places.bit_of.get(step.local)
                gen |= 0 if bit is None else 1 << bit
        return gen


def _effect(gen: int, kill: int) -> Effect:
    return Effect(gen, kill) if gen or kill else NOTHING


def is_indirect(projection: tuple[ir.Projection, ...]) -> bool:
    return any(isinstance(step, ir.Deref) for step in projection)


_CHECKED = (ir.BinOp.ADD_WITH_OVERFLOW, ir.BinOp.SUB_WITH_OVERFLOW, ir.BinOp.MUL_WITH_OVERFLOW)


def _self_assignments(body: ir.Body, places: _Places) -> set[tuple[int, int]]:
    """Where the statements of `x op= e` stand: with checks in two blocks, or one statement."""
    out: set[tuple[int, int]] = set()
    for b, data in enumerate(body.blocks):
        for i, s in enumerate(data.statements):
            if not isinstance(s, ir.Assign) or not isinstance(s.rvalue, ir.Binary):
                continue
            lhs = s.rvalue.lhs
            if not isinstance(lhs, ir.Copy):
                continue
            found = places.find(lhs.place)
            if found is None or is_indirect(found[1]):
                continue
            if s.rvalue.op in _CHECKED:
                if i == len(data.statements) - 1 and _ends_in(body, data, s.place, lhs.place):
                    assert isinstance(data.terminator, ir.Assert)
                    out |= {(b, i), (data.terminator.target, 0)}
            elif s.place == lhs.place:
                out.add((b, i))
                out |= _division_check(body, b, i, lhs.place)
    return out


def _ends_in(body: ir.Body, data: ir.BlockData, pair: ir.Place, dest: ir.Place) -> bool:
    """Whether the block after the overflow check begins with `dest = move pair.0`."""
    t = data.terminator
    if not isinstance(t, ir.Assert) or not body.blocks[t.target].statements:
        return False
    first = body.blocks[t.target].statements[0]
    return (
        isinstance(first, ir.Assign)
        and first.place == dest
        and isinstance(first.rvalue, ir.Use)
        and isinstance(first.rvalue.operand, ir.Move)
        and first.rvalue.operand.place.local == pair.local
    )


def _division_check(body: ir.Body, block: int, at: int, lhs: ir.Place) -> set[tuple[int, int]]:
    """The reads of `lhs` for the overflow check of a division, in the block before."""
    if at != 0:
        return set()
    before = [
        b
        for b, data in enumerate(body.blocks)
        if isinstance(data.terminator, ir.Assert) and data.terminator.target == block
    ]
    if len(before) != 1:
        return set()
    return {
        (before[0], i)
        for i, s in enumerate(body.blocks[before[0]].statements)
        if isinstance(s, ir.Assign)
        and isinstance(s.rvalue, ir.Binary)
        and s.rvalue.op is ir.BinOp.EQ
        and s.rvalue.lhs == ir.Copy(lhs)
    }


# ------------------------------------------------------------------ what was found


def _collect(unused: Unused, results: Results, places: _Places) -> None:
    from checker.flow.solver import reverse_postorder

    body, a = unused.body, results.analysis
    for b in reversed(reverse_postorder(body)):
        state = results.entry[b]
        unused.ever_live |= state
        data = body.blocks[b]
        for place, span in _terminator_writes(unused, data.terminator, places):
            _note(unused, places, place, span, state)
        for i in range(len(data.statements), -1, -1):
            if i < len(data.statements):
                s = data.statements[i]
                if isinstance(s, ir.Assign):
                    _note(unused, places, s.place, s.span, state)
                elif isinstance(s, ir.StorageLive):
                    unused.reached.add(s.local)
            state = a.effect(b, i).apply(state)
            unused.ever_live |= state
    _note_entry(unused, places, results)


def _terminator_writes(
    unused: Unused, t: ir.Terminator, places: _Places
) -> Iterator[tuple[ir.Place, Span]]:
    if isinstance(t, ir.Call):
        yield t.destination, t.span
    place = t.destination if isinstance(t, ir.Call) else t.place if isinstance(t, ir.Drop) else None
    found = None if place is None else places.find(place)
    if found is not None and not found[1]:
        unused.dropped |= 1 << found[0]


def _note(unused: Unused, places: _Places, place: ir.Place, span: Span, state: int) -> None:
    found = places.find(place)
    if found is None or is_indirect(found[1]):
        return
    bit, rest = found
    live = bool(state >> bit & 1)
    known = unused.assignments[bit].get(span)
    if known is None:
        unused.assignments[bit][span] = Access(AccessKind.ASSIGN, live, not rest)
    else:
        known.live = known.live or live
        known.direct = known.direct and not rest


def _note_entry(unused: Unused, places: _Places, results: Results) -> None:
    """Parameters and captured values: are they read?"""
    state = results.before(ir.START, 0)
    unused.ever_live |= state
    body = unused.body
    for bit, local in enumerate(places.locals):
        if 1 <= local <= body.arg_count:
            access = Access(AccessKind.PARAM, bool(state >> bit & 1), True)
            unused.assignments[bit][body.locals[local].span] = access
    for n, by_ref in enumerate(places.by_ref):
        bit = len(places.locals) + n
        if not by_ref:
            access = Access(AccessKind.CAPTURE, bool(state >> bit & 1), True)
            unused.assignments[bit][body.locals[_ENV].span] = access


def _merge_guards(unused: Unused, places: _Places) -> None:
    """The reference that a guard sees is the variable of the arm."""
    body = unused.body
    arm_of = {
        decl.binding: places.bit_of[i]
        for i, decl in enumerate(body.locals)
        if i in places.bit_of and decl.kind is ir.LocalKind.VAR
    }
    for bit, local in enumerate(places.locals):
        decl = body.locals[local]
        if decl.kind is not ir.LocalKind.GUARD_REF or decl.binding not in arm_of:
            continue
        arm = arm_of[decl.binding]
        unused.ever_live |= (unused.ever_live >> bit & 1) << arm
        for span, access in unused.assignments[bit].items():
            known = unused.assignments[arm].setdefault(span, access)
            known.live = known.live or access.live
        unused.assignments[bit] = {}
