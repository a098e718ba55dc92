"""Borrow checking of one body.

The order is rustc's: number the universal regions and learn what is known between them; type-check
the MIR with regions, which gives constraints and loans; add liveness; infer regions; find where
each loan is in scope; walk the body and check every access; check that universal regions did not
outgrow what is known between them (a closure hands what it cannot show to its creator). Bodies of
closures come before their creators', as what they require is part of their creation.

Source: `rustc_borrowck` (RFC 2094). Another way to decide which loans are in scope (Polonius)
would replace `find_scopes` only.
"""

from __future__ import annotations

from checker.borrow.access import Checker
from checker.borrow.implied import assume
from checker.borrow.infer import Points, infer
from checker.borrow.live import add_liveness
from checker.borrow.loans import find_scopes, gather_loans
from checker.borrow.region import BorrowResult, Category, RegionVars, Where
from checker.borrow.region_check import check_regions
from checker.borrow.results import results_of
from checker.borrow.session import Session
from checker.borrow.terms import Terms
from checker.borrow.typecheck import TypeCheck
from checker.borrow.universal import UniversalRegions, universal_regions
from checker.context import Tcx
from checker.flow.initialisation import ever_initialised, maybe_initialised, maybe_uninitialised
from checker.flow.move_paths import gather_moves
from checker.mir import ir
from checker.names.defs import Def
from checker.types import ty


def check_body(tcx: Tcx, owner: Def) -> BorrowResult:
    """Check `owner`'s body once; errors go to `tcx`. A body with earlier errors gets none here."""
    known = results_of(tcx)
    if owner not in known:
        body = tcx.mir_built(owner)
        known[owner] = BorrowResult(owner) if body is None else _check(tcx, body)
    return known[owner]


def _check(tcx: Tcx, body: ir.Body) -> BorrowResult:
    session = analyse(tcx, body)
    Checker(session).run()
    requirements = check_regions(session)
    for decl in session.check.unsized:
        from checker.borrow.report_unsized import unsized_move

        session.buffer.append(unsized_move(tcx, decl))
    if session.illegal:
        from checker.borrow.report_illegal_move import report_illegal_moves

        report_illegal_moves(session)
    return _finish(session, requirements)


def analyse(tcx: Tcx, body: ir.Body) -> Session:
    """Everything up to the checks: regions inferred, loans in scope."""
    vars = RegionVars()
    u = universal_regions(tcx, body, vars)
    terms = Terms(tcx, u.root, vars, u.to_var)
    terms.hidden = lambda alias, t, where: _define_opaque(terms, u, alias, t, where)
    generic_bounds = assume(tcx, terms, u, Where(body.span, Category.BORING_NO_LOCATION))
    check = TypeCheck(tcx, body, u, vars, terms)
    check.generic_bounds = generic_bounds
    check.run()
    points = Points.of(body)
    moves = gather_moves(tcx, body)
    live, check.liveness = add_liveness(check, points, moves, maybe_initialised(body, moves))
    regions = infer(u, vars, points, live)
    loans = gather_loans(tcx, body, check.loans)
    find_scopes(tcx, body, loans, regions)
    uninit = maybe_uninitialised(body, moves)
    ever = ever_initialised(body, moves)
    return Session(tcx, body, check, regions, points, loans, moves, uninit, ever)


def _finish(session: Session, requirements: tuple[object, ...]) -> BorrowResult:
    moves = [d for _, (_, d) in sorted(session.move_errors.items(), key=lambda item: item[0])]
    errors = session.buffer + moves
    errors.sort(key=lambda d: d.primary or session.body.span)
    for d in errors:
        session.tcx.emit(d)
    return BorrowResult(
        session.body.def_,
        session.u.externals,
        requirements,  # type: ignore[arg-type]
        frozenset(session.used_mut_upvars),
        not errors,
        frozenset(session.used_mut),
    )


def _define_opaque(
    terms: Terms, u: UniversalRegions, alias: ty.Alias, hidden: ty.Ty, where: Where
) -> bool:
    if alias.kind is not ty.AliasKind.OPAQUE:
        return False
    from checker.borrow.opaque import define_opaque

    return define_opaque(terms, u, alias, hidden, where)
