"""The results of borrow checking, by owner: how a closure's requirements reach its creator."""

from __future__ import annotations

from checker.borrow.region import BorrowResult
from checker.context import Tcx
from checker.names.defs import Def


def results_of(tcx: Tcx) -> dict[Def, BorrowResult]:
    """What has been checked so far in this compilation."""
    return tcx.memo(results_of)


def closure_results(tcx: Tcx, closure: Def) -> BorrowResult:
    """Of a closure, checked now if it has not been."""
    known = results_of(tcx)
    if closure not in known:
        from checker.borrow.check_body import check_body

        check_body(tcx, closure)
    return known[closure]
