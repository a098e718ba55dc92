"""Drop elaboration: from "drop if initialised" to drops that are certain, tested, or gone.

`elaborate` is the provider of `Tcx.q_mir`. It works on a copy of the built body:

1. what only the checker needs goes: false edges, fake reads, user types, mentions of places;
2. with the dataflow of initialised move paths each `Drop` becomes *static* (certainly
   initialised: stays), *dead* (certainly moved: a jump), *conditional* (a test of its drop flag, a
   boolean local), or *open*: its value may be moved out of in part, so its parts are dropped one by
   one (`drop_ladder`);
3. drop flags are set where paths are initialised and cleared where they are moved out of;
4. the graph is simplified (`simplify`).

After this a `Drop` means: run the drop glue of this place, unconditionally.

Source: `rustc_mir_transform::{cleanup_post_borrowck, elaborate_drops, simplify}`.
"""

from __future__ import annotations

from checker.context import Tcx
from checker.flow.initialisation import maybe_initialised, maybe_uninitialised
from checker.flow.move_paths import InitKind, Location, MoveData, gather_moves
from checker.flow.solver import Results
from checker.mir import ir
from checker.mir.drop_ladder import DropFlow, drop_of
from checker.mir.simplify import simplify
from checker.names.defs import Def
from checker.types import ty
from grammar.record import evolve

_CHECKER_ONLY = (ir.FakeRead, ir.AscribeUserType, ir.PlaceMention, ir.Nop)


def elaborate(tcx: Tcx, owner: Def) -> ir.Body | None:
    """The MIR of `owner` that runs; None if it has none."""
    built = tcx.mir_built(owner)
    return None if built is None else elaborate_body(tcx, built)


def elaborate_body(tcx: Tcx, built: ir.Body) -> ir.Body:
    body = without_checks(built)
    if any(isinstance(b.terminator, ir.Drop) for b in body.blocks):
        simplify(body)
        _Elaborator(tcx, body).run()
    simplify(body)
    body.phase = ir.Phase.ELABORATED
    return body


def without_checks(built: ir.Body) -> ir.Body:
    """A copy of `built` without what only the checker needs."""
    blocks = []
    for data in built.blocks:
        statements = [s for s in data.statements if not is_checker_only(s)]
        t = data.terminator
        if isinstance(t, (ir.FalseEdge, ir.FalseUnwind)):
            t = ir.Goto(t.real, t.span)
        blocks.append(ir.BlockData(statements, t, data.is_cleanup))
    return ir.Body(
        def_=built.def_,
        arg_count=built.arg_count,
        locals=list(built.locals),
        blocks=blocks,
        span=built.span,
        end_span=built.end_span,
        captures=built.captures,
        has_user_unsafe=built.has_user_unsafe,
        spread_arg=built.spread_arg,
    )


def is_checker_only(s: ir.Statement) -> bool:
    if isinstance(s, _CHECKER_ONLY):
        return True
    if isinstance(s, ir.Assign) and isinstance(s.rvalue, ir.Borrow):
        return s.rvalue.kind is ir.BorrowKind.FAKE
    return False


class _Elaborator:
    """One body. Flags are made for the paths of drops that are neither certain nor gone."""

    def __init__(self, tcx: Tcx, body: ir.Body) -> None:
        self.tcx = tcx
        self.body = body
        self.data: MoveData = gather_moves(tcx, body)
        self.live: Results = maybe_initialised(body, self.data)
        self.dead: Results = maybe_uninitialised(body, self.data)
        self.flags: dict[int, ir.Local] = {}

    def run(self) -> None:
        drops = self.find_drops()
        if drops:
            self.elaborate_drops(drops)
            self.set_flags(len(self.body.blocks))

    def find_drops(self) -> list[tuple[int, ir.Drop, DropFlow]]:
        """The drops with their state of flow; makes the flags they need."""
        out = []
        for number, block in enumerate(self.body.blocks):
            t = block.terminator
            if not isinstance(t, ir.Drop):
                continue
            at = len(block.statements)
            live, dead = self.live.before(number, at), self.dead.before(number, at)
            flow = DropFlow(self.tcx, self.body, self.data, self.flags, live, dead)
            out.append((number, t, flow))
            found = self.data.find(t.place)
            if found.exact:
                for path in self.data.subtree(found.path):
                    if live >> path & dead >> path & 1:
                        self.flag(path, t.span)
        return out

    def flag(self, path: int, span: object) -> None:
        if path not in self.flags:
            at = self.body.locals[self.data.base_local(path)].span
            self.body.locals.append(ir.LocalDecl(ty.BOOL, ir.LocalKind.TEMP, True, at))
            self.flags[path] = ir.Local(len(self.body.locals) - 1)

    def elaborate_drops(self, drops: list[tuple[int, ir.Drop, DropFlow]]) -> None:
        self.inserted: dict[tuple[int, int], list[ir.Statement]] = {}
        self.originals = len(self.body.blocks)
        for number, t, flow in drops:
            block = self.body.blocks[number]
            found = self.data.find(t.place)
            if not found.exact:
                block.terminator = evolve(t, replace=False)
                continue
            entry = drop_of(flow, t.place, found.path, t.target, t.unwind, t.span, t.replace)
            block.terminator = ir.Goto(entry, t.span)

    # -------------------------------------------------------------- flags

    def set_flags(self, count: int) -> None:
        if not self.flags:
            return
        before: dict[Location, list[ir.Statement]] = {}
        after: dict[Location, list[ir.Statement]] = {}
        self.moved_flags(before, after)
        self.inited_flags(after)
        for number in range(self.originals):
            self.insert(number, before, after)
        self.initial_flags()

    def assign_flag(self, path: int, value: bool) -> list[ir.Statement]:
        out: list[ir.Statement] = []
        for p in self.data.subtree(path):
            local = self.flags.get(p)
            if local is not None:
                out.append(flag_statement(local, value, self.body.locals[local].span))
        return out

    def moved_flags(
        self,
        before: dict[Location, list[ir.Statement]],
        after: dict[Location, list[ir.Statement]],
    ) -> None:
        for at, numbers in self.data.moves_at.items():
            block = self.body.blocks[at.block]
            at_end = at.statement == len(block.statements)
            if at_end and isinstance(block.terminator, ir.Goto):
                continue  # a drop: its own blocks clear its flags
            where = before if at_end else after
            for n in numbers:
                where.setdefault(at, []).extend(
                    self.assign_flag(self.data.moves[n].path, value=False)
                )

    def inited_flags(self, after: dict[Location, list[ir.Statement]]) -> None:
        for at, numbers in self.data.inits_at.items():
            block = self.body.blocks[at.block]
            made: list[ir.Statement] = []
            for n in numbers:
                made.extend(self.assign_flag(self.data.inits[n].path, value=True))
            if not made:
                continue
            if at.statement < len(block.statements):
                after.setdefault(at, []).extend(made)
            else:
                self.on_return(block, made)

    def on_return(self, block: ir.BlockData, made: list[ir.Statement]) -> None:
        """What a call initialises is there only if it returns."""
        t = block.terminator
        if isinstance(t, ir.Call) and t.target is not None:
            goto = ir.Goto(t.target, t.span)
            self.body.blocks.append(ir.BlockData(made, goto, block.is_cleanup))
            block.terminator = evolve(t, target=ir.Block(len(self.body.blocks) - 1))

    def insert(
        self,
        number: int,
        before: dict[Location, list[ir.Statement]],
        after: dict[Location, list[ir.Statement]],
    ) -> None:
        block = self.body.blocks[number]
        out: list[ir.Statement] = []
        for i, s in enumerate(block.statements):
            out.append(s)
            out.extend(after.get(Location(number, i), ()))
        out.extend(before.get(Location(number, len(block.statements)), ()))
        block.statements = out

    def initial_flags(self) -> None:
        """Arguments are initialised on entry, all else is not."""
        given = set()
        for init in self.data.inits:
            if init.at is None and init.kind is InitKind.DEEP:
                given.update(self.data.subtree(init.path))
        first = self.body.blocks[ir.START]
        statements: list[ir.Statement] = [
            flag_statement(local, path in given, self.body.locals[local].span)
            for path, local in self.flags.items()
        ]
        first.statements = statements + first.statements


def flag_statement(local: ir.Local, value: bool, span: object) -> ir.Statement:
    from grammar.span import Span

    assert isinstance(span, Span)
    constant = ir.Const(ir.IntConst(int(value), ty.BOOL), span)
    return ir.Assign(ir.Place(local), ir.Use(constant), span)
