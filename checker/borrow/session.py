"""One body under borrow checking: its facts, and the errors found so far.

Errors are buffered, as rustc does: those about moves are kept by the moves they are about (a later
one about the same moves and place replaces none), and all are sorted by span before they are
emitted. The modules that word errors are imported when there is one.

Source: `rustc_borrowck::{MirBorrowckCtxt, BorrowckDiagnosticsBuffer}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.borrow.infer import Points, Regions
from checker.borrow.loans import Loan, Loans
from checker.borrow.results import closure_results
from checker.borrow.typecheck import TypeCheck
from checker.borrow.universal import UniversalRegions
from checker.context import Tcx
from checker.flow.dominators import Dominators
from checker.flow.move_paths import IllegalMove, Location, MoveData
from checker.flow.solver import Results, predecessors
from checker.mir import ir
from checker.names.defs import Def
from checker.types import ty
from checker.types.tables import CaptureKind
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic
from grammar.record import define, field
from grammar.span import Span

if TYPE_CHECKING:
    from checker.borrow.access import Action, ReadOrWrite, WriteKind


@define(eq=False, repr=False)
class Session:
    tcx: Tcx
    body: ir.Body
    check: TypeCheck
    regions: Regions
    points: Points
    loans: Loans
    moves: MoveData
    uninit: Results
    ever: Results
    buffer: list[Diagnostic] = field(factory=list)
    move_errors: dict[tuple[int, ...], tuple[ir.Place, Diagnostic]] = field(factory=dict)
    illegal: list[IllegalMove] = field(factory=list)
    used_mut: set[int] = field(factory=set)
    used_mut_upvars: set[int] = field(factory=set)
    uninit_reported: set[int] = field(factory=set)
    access_reported: set[tuple[ir.Place, Span]] = field(factory=set)
    mut_errors: dict[Span, tuple[int, int]] = field(factory=dict)
    self_notes: set[Span] = field(factory=set)
    region_names: dict[int, object] = field(factory=dict)
    name_counter: int = 1
    _dominators: Dominators | None = None
    _predecessors: list[list[int]] | None = None

    @property
    def u(self) -> UniversalRegions:
        return self.check.u

    @property
    def predecessors(self) -> list[list[int]]:
        if self._predecessors is None:
            self._predecessors = predecessors(self.body)
        return self._predecessors

    @property
    def dominators(self) -> Dominators:
        if self._dominators is None:
            self._dominators = Dominators.of(self.body)
        return self._dominators

    # -------------------------------------------------------------- places

    def upvar_number(self, place: ir.Place) -> int | None:
        return self.check.upvar_number(place)

    def upvar_by_ref(self, n: int) -> bool:
        return self.body.captures[n].kind is not CaptureKind.BY_VALUE

    def upvar_mutable(self, n: int) -> bool:
        """Whether the place that capture `n` is may be mutated (`determine_capture_mutability`)."""
        capture = self.body.captures[n]
        mutable = _binds_mutably(capture.variable)
        at = self.capture_base(n)
        for step in capture.projections:
            if step.is_deref:
                if isinstance(at, (ty.Ref, ty.RawPtr)):
                    if not at.mutable:
                        return False
                    mutable = True
            if step.ty is not None:
                at = step.ty
        return mutable

    def capture_base(self, n: int) -> ty.Ty | None:
        """The type of the variable that capture `n` is a part of."""
        root = self.tcx.typeck_owner(self.body.def_)
        return self.tcx.typeck(root).local_types.get(self.body.captures[n].variable)

    def location_span(self, at: Location) -> Span:
        block = self.body.blocks[at.block]
        if at.statement < len(block.statements):
            return block.statements[at.statement].span
        return block.terminator.span

    def tail_is_ignored(self, tail: Span) -> bool:
        """Whether nothing uses the value of the block whose tail expression stands at `tail`."""
        from checker.borrow.search import find_expr, tail_is_statement

        node = find_expr(self, tail)
        if node is None:
            return False
        types = self.tcx.typeck(self.u.root).expr_types
        return types.get(node) == ty.UNIT or tail_is_statement(self, node)  # type: ignore[call-overload]

    def matched_place(self, scrutinee: Span) -> ir.Place | None:
        """The place that the `match` or `let` on the expression at `scrutinee` looks into."""
        for block in self.body.blocks:
            for s in block.statements:
                if isinstance(s, ir.FakeRead) and s.span == scrutinee:
                    return s.place
                if isinstance(s, ir.PlaceMention) and s.span == scrutinee:
                    return s.place
        return None

    # -------------------------------------------------------------- closures inside

    def closure_used_mut(self, closure: Def) -> frozenset[int]:
        return closure_results(self.tcx, closure).used_mut_upvars

    def propagate_used_mut(self, o: ir.Operand) -> None:
        """A closure mutates this capture, so what was captured needs its `mut`."""
        if isinstance(o, ir.Const):
            return
        place = o.place
        decl = self.body.locals[place.local]
        if not place.projection and decl.name is None:
            if isinstance(decl.ty, ty.Ref) and decl.ty.mutable:
                return
            source = self.copied_from(place.local)
            if source is None:
                return
            place = source
        self.mark_used_mut(place)

    def copied_from(self, temp: ir.Local) -> ir.Place | None:
        inits = self.moves.inits_of.get(temp, [])
        if len(inits) != 1:
            return None
        at = self.moves.inits[inits[0]].at
        if at is None or at.statement >= len(self.body.blocks[at.block].statements):
            return None
        s = self.body.blocks[at.block].statements[at.statement]
        match s:
            case ir.Assign(_, ir.Borrow(_, place), _):
                return place
            case ir.Assign(_, ir.Use(ir.Copy(place) | ir.Move(place)), _):
                return place
            case _:
                return None

    def mark_used_mut(self, place: ir.Place) -> None:
        upvar = self.upvar_number(place)
        if upvar is not None:
            self.used_mut_upvars.add(upvar)
            return
        for n in range(len(place.projection) - 1, -1, -1):
            base = ir.Place(place.local, place.projection[:n])
            if isinstance(place.projection[n], ir.Deref):
                t = self.check.place(base)
                if isinstance(t, ty.Ref) and t.mutable:
                    return
            upvar = self.upvar_number(base)
            if upvar is not None:
                self.used_mut_upvars.add(upvar)
                return
        self.used_mut.add(place.local)

    # -------------------------------------------------------------- two-phase loans

    def is_active(self, loan: Loan, at: Location) -> bool:
        """Whether the reserved `loan` is active at `at` (`path_utils::is_active`)."""
        assert loan.activated is not None
        if self.dominators.location_dominates(loan.activated, at):
            return True
        reserved = Location(loan.at.block, loan.at.statement + 1)
        return not self.dominators.location_dominates(reserved, at)

    # -------------------------------------------------------------- errors

    def emit(self, d: Diagnostic) -> None:
        self.buffer.append(_suggestions_last(d))

    def emit_move_error(self, moves: tuple[int, ...], place: ir.Place, d: Diagnostic) -> None:
        """One error per set of moves: the last one found."""
        self.move_errors[moves] = (place, _suggestions_last(d))

    def note_illegal_move(self, place: ir.Place, at: Location) -> None:
        for m in self.moves.illegal:
            if m.at == at and m.place == place:
                self.illegal.append(m)
                return

    def report_conflict(
        self, at: Location, place: ir.Place, span: Span, rw: ReadOrWrite, loan: Loan
    ) -> None:
        from checker.borrow.report_conflict import report_conflict

        report_conflict(self, at, place, span, rw, loan)

    def report_not_long_enough(
        self, at: Location, loan: Loan, place: ir.Place, span: Span, kind: WriteKind | None
    ) -> None:
        from checker.borrow.report_lifetime import report_not_long_enough

        report_not_long_enough(self, at, loan, place, span, kind)

    def report_uninitialised(
        self, at: Location, action: Action, moved: ir.Place, used: ir.Place, span: Span, path: int
    ) -> None:
        from checker.borrow.report_move import report_use_of_moved_or_uninitialised

        report_use_of_moved_or_uninitialised(self, at, action, moved, used, span, path)

    def report_reassignment(self, place: ir.Place, span: Span, init: int) -> None:
        from checker.borrow.report_mutability import report_reassignment

        report_reassignment(self, place, span, init)

    def report_immutable(
        self, place: ir.Place, span: Span, blocked: ir.Place, borrows: bool, at: Location
    ) -> None:
        from checker.borrow.report_mutability import report_immutable

        report_immutable(self, place, span, blocked, borrows, at)


def _binds_mutably(variable: ast.IdentPat | ast.SelfParam) -> bool:
    """`mut x`; neither `ref mut x` nor `&mut self`."""
    if isinstance(variable, ast.SelfParam):
        return variable.mutable and variable.kind is not ast.SelfKind.REF
    return variable.mutable and not variable.by_ref


def _suggestions_last(d: Diagnostic) -> Diagnostic:
    """Notes and helps come before suggestions, as rustc prints them."""
    children = sorted(d.children, key=lambda c: c.suggestion is not None)
    return Diagnostic(d.level, d.code, d.message, d.labels, tuple(children))
