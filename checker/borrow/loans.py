"""The loans of a body, and where each is in scope.

Every `&place` issues a loan, but for places whose loans nothing could invalidate (behind a shared
reference or raw pointer). A two-phase loan of a method's receiver is only reserved at first, and
activated where its temporary is first used.

A loan is *in scope* at a point that is reached from where it was issued through points all in its
region, without passing an assignment that makes it unreachable (`p = ..` ends loans of `*p`).

Source: `rustc_borrowck::{borrow_set, dataflow}`.
"""

from __future__ import annotations

from checker.borrow.infer import Regions
from checker.context import Tcx
from checker.flow.liveness import Access, accesses
from checker.flow.move_paths import Location
from checker.flow.place_type import project_type
from checker.flow.solver import preorder
from checker.mir import ir
from checker.types import ty
from grammar.record import define, field


@define(eq=False, repr=False)
class Loan:
    """`assigned` is where the reference goes; `activated` is None unless the loan is two-phase and
    is used (`two_phase` and None: it never is)."""

    number: int
    region: int
    kind: ir.BorrowKind
    place: ir.Place
    assigned: ir.Place
    at: Location
    two_phase: bool = False
    activated: Location | None = None

    @property
    def is_mut(self) -> bool:
        return self.kind not in (ir.BorrowKind.SHARED, ir.BorrowKind.FAKE)


@define(eq=False, repr=False)
class Loans:
    """All loans, by several keys. `in_scope` is a bitset of loans per point."""

    all: list[Loan] = field(factory=list)
    issued: dict[Location, Loan] = field(factory=dict)
    of_local: dict[int, list[Loan]] = field(factory=dict)
    activated_at: dict[Location, list[Loan]] = field(factory=dict)
    in_scope: list[int] = field(factory=list)


def gather_loans(tcx: Tcx, body: ir.Body, regions: dict[Location, int]) -> Loans:
    """The loans of `body`, whose regions by location are `regions`."""
    loans = Loans()
    pending: dict[int, Loan] = {}
    for b in preorder(body):
        for i, s in enumerate(body.blocks[b].statements):
            if not isinstance(s, ir.Assign) or not isinstance(s.rvalue, ir.Borrow):
                continue
            at = Location(b, i)
            place = s.rvalue.place
            if at not in regions or _untracked(tcx, body, place):
                continue
            loan = Loan(len(loans.all), regions[at], s.rvalue.kind, place, s.place, at)
            loans.all.append(loan)
            loans.issued[at] = loan
            loans.of_local.setdefault(place.local, []).append(loan)
            if loan.kind is ir.BorrowKind.TWO_PHASE and not s.place.projection:
                loan.two_phase = True
                pending[s.place.local] = loan
    if pending:
        _find_activations(body, loans, pending)
    return loans


def _untracked(tcx: Tcx, body: ir.Body, place: ir.Place) -> bool:
    """Behind a shared reference or a raw pointer, nothing checked can invalidate it
    (`place_ext::ignore_borrow`)."""
    t = body.locals[place.local].ty
    for elem in place.projection:
        if isinstance(elem, ir.Deref):
            if isinstance(t, ty.RawPtr) or (isinstance(t, ty.Ref) and not t.mutable):
                return True
        t = project_type(tcx, t, elem)
    return False


def _find_activations(body: ir.Body, loans: Loans, pending: dict[int, Loan]) -> None:
    """The first use of each two-phase temporary other than by the borrow that makes it."""
    for b in preorder(body):
        for i in range(len(body.blocks[b].statements) + 1):
            at = Location(b, i)
            for local, access in accesses(body, b, i):
                loan = pending.get(local)
                if loan is None or access is Access.DEF or at == loan.at:
                    continue
                if loan.activated is None:
                    loan.activated = at
                    loans.activated_at.setdefault(at, []).append(loan)


def find_scopes(tcx: Tcx, body: ir.Body, loans: Loans, regions: Regions) -> None:
    """Fill in `loans.in_scope`."""
    points = regions.points
    loans.in_scope = [0] * points.count
    for loan in loans.all:
        bit = 1 << loan.number
        inside = regions.points_of(loan.region)
        kills = _kills(tcx, body, loan)
        start = points.number(loan.at)
        stack = [] if start in _kill_points(kills, points) else _next(body, regions, start)
        dead = _kill_points(kills, points)
        seen = 0
        while stack:
            p = stack.pop()
            if seen >> p & 1 or not inside >> p & 1:
                continue
            seen |= 1 << p
            loans.in_scope[p] |= bit
            if p not in dead:
                stack.extend(_next(body, regions, p))


def _kill_points(kills: list[Location], points: object) -> set[int]:
    return {points.number(k) for k in kills}  # type: ignore[attr-defined]


def _next(body: ir.Body, regions: Regions, point: int) -> list[int]:
    points = regions.points
    at = points.location(point)
    block = body.blocks[at.block]
    if at.statement < len(block.statements):
        return [point + 1]
    return [points.starts[s] for s in ir.successors(block.terminator)]


def _kills(tcx: Tcx, body: ir.Body, loan: Loan) -> list[Location]:
    """Where an assignment (or the end of the local's storage) makes the loan unreachable."""
    out = []
    for b, block in enumerate(body.blocks):
        for i, s in enumerate(block.statements):
            match s:
                case ir.Assign(place, _, _) if place.local == loan.place.local:
                    if not place.projection or _certainly_conflicts(tcx, body, loan, place):
                        out.append(Location(b, i))
                case ir.StorageDead(local, _) if local == loan.place.local:
                    out.append(Location(b, i))
                case _:
                    pass
    return out


def _certainly_conflicts(tcx: Tcx, body: ir.Body, loan: Loan, place: ir.Place) -> bool:
    from checker.borrow.conflict import Bias, Depth, conflicts

    return conflicts(
        tcx, body, loan.place, ir.BorrowKind.TWO_PHASE, place, Depth.DEEP, Bias.NO_OVERLAP
    )
