"""The checks: what each statement reads, writes, moves, against loans, moves and mutability.

One walk over the body in reverse postorder. At each location the state is: which move paths may be
uninitialised, which initialisations may have happened, which loans are in scope. Every access asks
four questions: is it initialised (`check_initialised`), may it be written (`check_permissions`),
does it conflict with a loan in scope (`check_conflicts`), may it be moved out of
(`MoveData.illegal`).

Source: `rustc_borrowck` (`MirBorrowckCtxt`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, Union

from checker.borrow.conflict import Depth, conflicts
from checker.borrow.loans import Loan
from checker.borrow.session import Session
from checker.borrow.typecheck import START
from checker.flow.move_paths import Location
from checker.flow.place_type import is_box, place_type
from checker.flow.solver import bits, reverse_postorder
from checker.mir import ir
from checker.names.defs import DefKind
from checker.types import ty
from grammar.record import Enum, define, field, frozen
from grammar.span import Span


class WriteKind(Enum):
    STORAGE_DEAD_OR_DROP = "the end of its storage, or its drop"
    REPLACE = "dropped to be replaced"
    MUTABLE_BORROW = "borrowed mutably"
    MUTATE = "assigned"
    MOVE = "moved"


@frozen
class Read:
    """`borrow` is None for a copy."""

    borrow: ir.BorrowKind | None = None


@frozen
class Write:
    kind: WriteKind
    borrow: ir.BorrowKind | None = None


@frozen
class Reservation:
    """A two-phase borrow begins: a read until it is activated."""

    borrow: ir.BorrowKind


@frozen
class Activation:
    loan: Loan


ReadOrWrite: TypeAlias = Union[Read, Write, Reservation, Activation]


class LocalMutation(Enum):
    """Whether an immutable local may be mutated."""

    YES = "yes"
    EXCEPT_UPVARS = "except captures"
    NO = "no"


class Action(Enum):
    """What needs a place to be initialised: noun, past participle, the same in general."""

    BORROW = ("borrow", "borrowed", "used")
    MATCH_ON = ("use", "matched on", "used")
    USE = ("use", "used", "used")
    ASSIGNMENT = ("assign", "assigned", "assigned")
    PARTIAL_ASSIGNMENT = ("assign to part", "partially assigned", "partially assigned")


CONSTANTS = frozenset(
    {DefKind.CONST, DefKind.STATIC, DefKind.ASSOC_CONST, DefKind.ANON_CONST},
)


@define(eq=False, repr=False)
class Checker:
    """`cx` has the facts and takes the errors."""

    cx: Session
    at: Location = START
    uninit: int = 0
    ever: int = 0
    reservation_reported: set[ir.Place] = field(factory=set)

    # -------------------------------------------------------------- the walk

    def run(self) -> None:
        body = self.cx.body
        for b in reverse_postorder(body):
            block = body.blocks[b]
            ever = self.cx.ever.walk(b)
            for i, uninit in self.cx.uninit.walk(b):
                self.at, self.uninit = Location(b, i), uninit
                self.ever = next(ever)[1]
                if i < len(block.statements):
                    self.statement(block.statements[i])
                else:
                    self.terminator(block.terminator)

    def statement(self, s: ir.Statement) -> None:
        self.check_activations(s.span)
        match s:
            case ir.Assign(place, rvalue, span):
                self.rvalue(rvalue, span)
                self.mutate(place, span, Depth.SHALLOW)
            case ir.FakeRead(_, place, span):
                self.check_initialised(Action.USE, place, span)
            case ir.StorageDead(local, span):
                write = Write(WriteKind.STORAGE_DEAD_OR_DROP)
                self.access(ir.Place(local), span, Depth.SHALLOW, write, LocalMutation.YES)
            case _:
                pass

    def terminator(self, t: ir.Terminator) -> None:
        self.check_activations(t.span)
        match t:
            case ir.SwitchInt(operand):
                self.consume(operand, t.span)
            case ir.Drop(place):
                kind = WriteKind.REPLACE if t.replace else WriteKind.STORAGE_DEAD_OR_DROP
                self.access(place, t.span, Depth.DROP, Write(kind), LocalMutation.YES)
            case ir.Call():
                self.consume(t.func, t.span)
                for arg in t.args:
                    self.consume(arg, t.span)
                self.mutate(t.destination, t.span, Depth.DEEP)
            case ir.Assert():
                self.consume(t.cond, t.span)
                for arg in t.operands:
                    self.consume(arg, t.span)
            case ir.Return() | ir.UnwindResume():
                self.check_exit(t.span)
            case _:
                pass

    def check_activations(self, span: Span) -> None:
        for loan in self.cx.loans.activated_at.get(self.at, ()):
            self.access(loan.place, span, Depth.DEEP, Activation(loan), LocalMutation.NO)

    # -------------------------------------------------------------- what is accessed

    def rvalue(self, r: ir.Rvalue, span: Span) -> None:
        match r:
            case ir.Use(o) | ir.Repeat(o, _) | ir.Unary(_, o) | ir.Cast(_, o, _):
                self.consume(o, span)
            case ir.Borrow(kind, place):
                self.borrow(kind, place, span)
            case ir.RawBorrow(mutable, place):
                rw: ReadOrWrite = Read(ir.BorrowKind.SHARED)
                if mutable:
                    rw = Write(WriteKind.MUTABLE_BORROW, ir.BorrowKind.MUT)
                self.access(place, span, Depth.DEEP, rw, LocalMutation.NO)
                self.check_initialised(Action.BORROW, place, span)
            case ir.Discriminant(place) | ir.Len(place):
                depth = Depth.LENGTH if isinstance(r, ir.Len) else Depth.SHALLOW
                self.access(place, span, depth, Read(), LocalMutation.NO)
                self.check_initialised(Action.USE, place, span)
            case ir.Binary(_, lhs, rhs):
                self.consume(lhs, span)
                self.consume(rhs, span)
            case ir.Aggregate():
                self.aggregate(r, span)

    def borrow(self, kind: ir.BorrowKind, place: ir.Place, span: Span) -> None:
        depth, action = Depth.DEEP, Action.BORROW
        rw: ReadOrWrite = Read(kind)
        if kind is ir.BorrowKind.FAKE:
            depth, action = Depth.FAKE, Action.MATCH_ON
        elif kind is ir.BorrowKind.TWO_PHASE:
            rw = Reservation(kind)
        elif kind is not ir.BorrowKind.SHARED:
            rw = Write(WriteKind.MUTABLE_BORROW, kind)
        self.access(place, span, depth, rw, LocalMutation.NO)
        self.check_initialised(action, place, span)

    def aggregate(self, r: ir.Aggregate, span: Span) -> None:
        if isinstance(r.kind, ir.AggregateClosure):
            for n in self.cx.closure_used_mut(r.kind.def_):
                self.cx.propagate_used_mut(r.operands[n])
        for o in r.operands:
            self.consume(o, span)

    def consume(self, o: ir.Operand, span: Span) -> None:
        match o:
            case ir.Copy(place):
                self.access(place, span, Depth.DEEP, Read(), LocalMutation.NO)
                self.check_initialised(Action.USE, place, span)
            case ir.Move(place):
                self.cx.note_illegal_move(place, self.at)
                write = Write(WriteKind.MOVE)
                self.access(place, span, Depth.DEEP, write, LocalMutation.YES)
                self.check_initialised(Action.USE, place, span)
            case ir.Const():
                pass

    def mutate(self, place: ir.Place, span: Span, depth: Depth) -> None:
        self.check_assigned(place, span)
        self.access(place, span, depth, Write(WriteKind.MUTATE), LocalMutation.NO)

    def access(
        self, place: ir.Place, span: Span, depth: Depth, rw: ReadOrWrite, allowed: LocalMutation
    ) -> None:
        """One error per place and span."""
        if isinstance(rw, Activation) and place in self.reservation_reported:
            return
        if self.cx.access_reported and (place, span) in self.cx.access_reported:
            return
        bad = self.check_permissions(place, span, rw, allowed)
        if self.check_conflicts(place, span, depth, rw) or bad:
            self.cx.access_reported.add((place, span))

    # -------------------------------------------------------------- loans

    def loans_touching(self, place: ir.Place, depth: Depth) -> Iterator[Loan]:
        """Loans in scope here that the access reaches, in order of issue."""
        scope = self.cx.loans.in_scope[self.cx.points.number(self.at)]
        if not scope:
            return
        for loan in self.cx.loans.of_local.get(place.local, ()):
            if scope >> loan.number & 1:
                if conflicts(self.cx.tcx, self.cx.body, loan.place, loan.kind, place, depth):
                    yield loan

    def check_conflicts(self, place: ir.Place, span: Span, depth: Depth, rw: ReadOrWrite) -> bool:
        """The rule of aliasing: reads conflict with mutable loans, writes with all."""
        for loan in self.loans_touching(place, depth):
            if _compatible(rw, loan):
                continue
            if isinstance(rw, Read) and not self.is_active(loan):
                continue
            if isinstance(rw, Reservation):
                self.reservation_reported.add(place)
            self.cx.report_conflict(self.at, place, span, rw, loan)
            return True
        return False

    def is_active(self, loan: Loan) -> bool:
        """Whether a two-phase loan has been activated on every way here
        (`path_utils::is_active`)."""
        if not loan.two_phase:
            return True
        if loan.activated is None:
            return False
        return self.cx.is_active(loan, self.at)

    def check_exit(self, span: Span) -> None:
        """Leaving the function ends all storage, also where no `StorageDead` says so; what a
        constant's value refers to stays."""
        if self.cx.body.def_.kind in CONSTANTS:
            return
        scope = self.cx.loans.in_scope[self.cx.points.number(self.at)]
        for number in bits(scope):
            loan = self.cx.loans.all[number]
            root = ir.Place(loan.place.local)
            if conflicts(self.cx.tcx, self.cx.body, loan.place, loan.kind, root, Depth.SHALLOW):
                end = Span(max(span.lo, span.hi - 1), span.hi, span.ctxt)
                self.cx.report_not_long_enough(self.at, loan, loan.place, end, None)

    # -------------------------------------------------------------- initialisation

    def check_full_path(self, action: Action, place: ir.Place, span: Span) -> None:
        """The nearest path that has a state of its own must hold a value."""
        found = self.cx.moves.find(place)
        if self.uninit >> found.path & 1:
            prefix = self.cx.moves.paths[found.path].place
            self.cx.report_uninitialised(self.at, action, prefix, place, span, found.path)

    def check_initialised(self, action: Action, place: ir.Place, span: Span) -> None:
        """The place and all its parts must hold values."""
        self.check_full_path(action, place, span)
        last = place.projection[-1] if place.projection else None
        if isinstance(last, ir.Subslice) and not last.from_end:
            base = ir.Place(place.local, place.projection[:-1])
            if isinstance(place_type(self.cx.tcx, self.cx.body, base), ty.Array):
                self.check_subslice(action, base, span, last)
                return
        found = self.cx.moves.find(place)
        if found.exact and (missing := self.missing_part(found.path)) is not None:
            self.cx.report_uninitialised(self.at, action, place, place, span, missing)

    def missing_part(self, path: int) -> int | None:
        """`path` or the first part of it that may hold no value."""
        if self.uninit >> path & 1:
            return path
        stack = list(self.cx.moves.paths[path].children)
        while stack:
            at = stack.pop()
            if self.uninit >> at & 1:
                return at
            stack.extend(self.cx.moves.paths[at].children)
        return None

    def check_subslice(self, action: Action, base: ir.Place, span: Span, part: ir.Subslice) -> None:
        found = self.cx.moves.find(base)
        if not found.exact:
            return
        for child in self.cx.moves.paths[found.path].children:
            last = self.cx.moves.paths[child].place.projection[-1]
            if isinstance(last, ir.ConstantIndex) and part.start <= last.offset < part.end:
                if (missing := self.missing_part(child)) is not None:
                    self.cx.report_uninitialised(self.at, action, base, base, span, missing)
                    return

    def check_assigned(self, place: ir.Place, span: Span) -> None:
        """Assigning to `x` needs nothing, to `*x` or `x.f` an initialised `x`."""
        for n in range(len(place.projection) - 1, -1, -1):
            base = ir.Place(place.local, place.projection[:n])
            match place.projection[n]:
                case ir.Deref():
                    self.check_full_path(Action.USE, base, span)
                    return
                case ir.Field():
                    t = place_type(self.cx.tcx, self.cx.body, base)
                    if isinstance(t, ty.Adt) and not is_box(self.cx.tcx, t):
                        if self.cx.tcx.facts.drop_impl(t.def_) is not None:
                            self.check_initialised(Action.ASSIGNMENT, base, span)
                            return
                    if isinstance(t, (ty.Adt, ty.Tuple)):
                        self.check_parent(base, span)
                case _:
                    pass

    def check_parent(self, base: ir.Place, span: Span) -> None:
        """No assignment to a part of what is not initialised as a whole."""
        shortest: tuple[ir.Place, int] | None = None
        for n in range(len(base.projection), -1, -1):
            prefix = ir.Place(base.local, base.projection[:n])
            found = self.cx.moves.find(prefix)
            if found.exact and self.uninit >> found.path & 1:
                shortest = prefix, found.path
            if n and isinstance(base.projection[n - 1], ir.Deref):
                break
        if shortest is None or self.is_moved_union(base, shortest[1]):
            return
        prefix, path = shortest
        self.cx.report_uninitialised(self.at, Action.PARTIAL_ASSIGNMENT, prefix, base, span, path)
        self.cx.used_mut.add(base.local)

    def is_moved_union(self, base: ir.Place, path: int) -> bool:
        t = place_type(self.cx.tcx, self.cx.body, base)
        if not isinstance(t, ty.Adt) or self.cx.tcx.adt(t.def_).kind is not ty.AdtKind.UNION:
            return False
        return bool(self.cx.moves.moves_of.get(path))

    # -------------------------------------------------------------- mutability

    def check_permissions(
        self, place: ir.Place, span: Span, rw: ReadOrWrite, allowed: LocalMutation
    ) -> bool:
        """Whether an error was reported: writes need a mutable place."""
        match rw:
            case Reservation(kind) | Write(WriteKind.MUTABLE_BORROW, kind):
                borrows = True
                if kind is ir.BorrowKind.UNIQUE:
                    allowed = LocalMutation.YES
            case Write(WriteKind.MUTATE):
                borrows = False
            case _:
                return False
        blocked = self.immutable_prefix(place, allowed)
        if blocked is None:
            self.note_used_mut(place, allowed)
            return False
        init = self.ever_init(place.local)
        if init is None:
            return False
        if not borrows and not place.projection:
            self.cx.report_reassignment(place, span, init)
        else:
            self.cx.report_immutable(place, span, blocked, borrows, self.at)
        return True

    def ever_init(self, local: ir.Local) -> int | None:
        """An initialisation of `local` that may have happened."""
        for n in self.cx.moves.inits_of.get(local, ()):
            if self.ever >> n & 1:
                return n
        return None

    def immutable_prefix(self, place: ir.Place, allowed: LocalMutation) -> ir.Place | None:
        """What forbids mutating `place`: a prefix of it; None where it may be mutated
        (`is_mutable`)."""
        root = self.mutable_root(place, allowed)
        return None if isinstance(root, _Root) else root

    def mutable_root(self, place: ir.Place, allowed: LocalMutation) -> _Root | ir.Place:
        cx = self.cx
        if not place.projection:
            decl = cx.body.locals[place.local]
            if decl.mutable or allowed is not LocalMutation.NO:
                return _Root(place, allowed)
            return place
        base = ir.Place(place.local, place.projection[:-1])
        if isinstance(place.projection[-1], ir.Deref):
            return self.mutable_deref(place, base, allowed)
        upvar = cx.upvar_number(place)
        if upvar is None:
            return self.mutable_root(base, allowed)
        if not cx.upvar_mutable(upvar) and allowed is not LocalMutation.YES:
            return place
        around = self.mutable_root(base, allowed)
        return _Root(place, allowed) if isinstance(around, _Root) else around

    def mutable_deref(
        self, place: ir.Place, base: ir.Place, allowed: LocalMutation
    ) -> _Root | ir.Place:
        t = place_type(self.cx.tcx, self.cx.body, base)
        match t:
            case ty.Ref(mutable=False) | ty.RawPtr(mutable=False):
                return place
            case ty.Ref():
                upvar = self.cx.upvar_number(place)
                by_ref = upvar is not None and self.cx.upvar_by_ref(upvar)
                return self.mutable_root(base, allowed if by_ref else LocalMutation.YES)
            case ty.RawPtr():
                return _Root(place, allowed)
            case _:
                return self.mutable_root(base, allowed)

    def note_used_mut(self, place: ir.Place, allowed: LocalMutation) -> None:
        """Remember what a `mut` was needed for: for the lint, and a closure's creator."""
        root = self.mutable_root(place, allowed)
        assert isinstance(root, _Root)
        if not root.place.projection:
            if root.allowed is not LocalMutation.YES:
                if self.ever_init(root.place.local) is not None:
                    self.cx.used_mut.add(root.place.local)
        elif root.allowed is not LocalMutation.YES:
            upvar = self.cx.upvar_number(root.place)
            if upvar is not None:
                self.cx.used_mut_upvars.add(upvar)


@frozen
class _Root:
    """What makes a place mutable."""

    place: ir.Place
    allowed: LocalMutation


def _compatible(rw: ReadOrWrite, loan: Loan) -> bool:
    """What never conflicts, whatever the state of the loan."""
    kind = loan.kind
    shared = kind in (ir.BorrowKind.SHARED, ir.BorrowKind.FAKE)
    match rw:
        case Activation(mine):
            return mine is loan
        case Read(borrow):
            return shared or borrow is ir.BorrowKind.FAKE
        case Reservation():
            return shared
        case Write(WriteKind.MOVE):
            return kind is ir.BorrowKind.FAKE
        case _:
            return False
