"""The state of lowering one body: blocks and locals under construction, scopes, variables.

Lowering functions (`lower_*.py`) take a `Builder` first and the current block, and give the block
where control goes on; this is `rustc_mir_build::builder::Builder` with free functions in place of
methods. A block's terminator is set once; a jump whose target is decided later (unwinding, exits of
scopes) is patched by `scope.py`.
"""

from __future__ import annotations

from typing import cast

from checker.context import Tcx
from checker.flow.place_type import project_type
from checker.mir import ir, thir
from checker.mir.scope import Scopes
from checker.names.defs import Def
from checker.types import ty
from checker.types.tables import Capture
from grammar.record import define, evolve
from grammar.span import Span

UNSET = cast(ir.Terminator, None)


@define(eq=False)
class UnsupportedFeature(Exception):
    """Raised by lowering at what it does not know; the body is then reported and has no MIR."""

    feature: str
    span: Span


@define(eq=False)
class GuardLocals:
    """A by-value or by-reference binding of an arm with a guard."""

    for_arm: ir.Local
    ref_for_guard: ir.Local


class Builder:
    """`owner` is whose body it is; `env` the item whose where clauses hold."""

    def __init__(self, tcx: Tcx, body: thir.Body) -> None:
        self.tcx = tcx
        self.thir = body
        self.owner: Def = body.owner
        self.env: Def = tcx.typeck_owner(body.owner)
        self.blocks: list[ir.BlockData] = []
        self.locals: list[ir.LocalDecl] = []
        self.arg_count = 0
        self.vars: dict[thir.Var, ir.Local | GuardLocals] = {}
        self.guards: list[set[thir.Var]] = []
        self.scopes = Scopes(self)
        self.captures: tuple[Capture, ...] = body.captures
        self.closure_by_ref = False
        self.unit_temp: ir.Local | None = None
        self.promoted = 0
        self.promoting = False
        self.tails: list[Span | None] = []
        self._copy: dict[ty.Ty, bool] = {}
        self._needs_drop: dict[ty.Ty, bool] = {}

    # -------------------------------------------------------------- blocks

    def new_block(self) -> ir.Block:
        self.blocks.append(ir.BlockData([], UNSET))
        return ir.Block(len(self.blocks) - 1)

    def push(self, block: ir.Block, statement: ir.Statement) -> None:
        self.blocks[block].statements.append(statement)

    def assign(self, block: ir.Block, place: ir.Place, rvalue: ir.Rvalue, span: Span) -> None:
        self.blocks[block].statements.append(ir.Assign(place, rvalue, span))

    def assign_unit(self, block: ir.Block, place: ir.Place, span: Span) -> None:
        self.assign(block, place, ir.Use(ir.Const(ir.ZstConst(ty.UNIT), span)), span)

    def terminate(self, block: ir.Block, terminator: ir.Terminator) -> None:
        assert self.blocks[block].terminator is UNSET, block
        self.blocks[block].terminator = terminator

    def goto(self, block: ir.Block, target: ir.Block, span: Span) -> None:
        self.terminate(block, ir.Goto(target, span))

    def set_unwind(self, block: ir.Block, to: ir.Block) -> None:
        """Have a panic in `block` go to `to`, after what a replacing drop assigns."""
        t = self.blocks[block].terminator
        assert isinstance(t, (ir.Drop, ir.Call, ir.Assert, ir.FalseUnwind)), t
        if isinstance(t.unwind, ir.UnwindCleanup):
            self.goto(t.unwind.block, to, t.span)
        else:
            self.blocks[block].terminator = evolve(t, unwind=ir.UnwindCleanup(to))

    # -------------------------------------------------------------- locals

    def local(
        self,
        t: ty.Ty,
        span: Span,
        kind: ir.LocalKind = ir.LocalKind.TEMP,
        mutable: bool = True,
    ) -> ir.Local:
        decl = ir.LocalDecl(t, kind, mutable, span)
        if span.ctxt > 0 and not self.owner.is_library:
            decl.from_library_macro = self.tcx.sources.is_library(span)
        self.locals.append(decl)
        return ir.Local(len(self.locals) - 1)

    def temp(self, t: ty.Ty, span: Span) -> ir.Place:
        return ir.Place(self.local(t, span))

    def var_local(self, var: thir.Var, for_guard: bool = False) -> ir.Local:
        found = self.vars[var]
        if isinstance(found, GuardLocals):
            return found.ref_for_guard if for_guard else found.for_arm
        return found

    def in_guard(self, var: thir.Var) -> bool:
        return any(var in frame for frame in self.guards)

    # -------------------------------------------------------------- facts

    def place_ty(self, place: ir.Place) -> ty.Ty:
        t = self.locals[place.local].ty
        for elem in place.projection:
            t = project_type(self.tcx, t, elem)
        return t

    def is_copy(self, t: ty.Ty) -> bool:
        known = self._copy.get(t)
        if known is None:
            known = self._copy[t] = self.tcx.facts.is_copy(t, self.env)
        return known

    def needs_drop(self, t: ty.Ty) -> bool:
        known = self._needs_drop.get(t)
        if known is None:
            known = self._needs_drop[t] = self.tcx.facts.needs_drop(t, self.env)
        return known

    def consume(self, place: ir.Place) -> ir.Operand:
        """Copied or moved, as its type has it."""
        return ir.Copy(place) if self.is_copy(self.place_ty(place)) else ir.Move(place)


def int_const(value: int, t: ty.Ty, span: Span) -> ir.Const:
    return ir.Const(ir.IntConst(value, t), span)


def usize(value: int, span: Span) -> ir.Const:
    return ir.Const(ir.IntConst(value, ty.USIZE), span)


def end_point(span: Span) -> Span:
    """The last byte of `span`: the brace or semicolon that ends a scope."""
    return Span(max(span.hi - 1, span.lo), span.hi, span.ctxt)
