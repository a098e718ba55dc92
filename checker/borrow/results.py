"""The results of borrow checking, by owner: how a closure's requirements reach its creator."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from checker.borrow.region import BorrowResult
from checker.context import Tcx
from checker.names.defs import Def

_RESULTS: WeakKeyDictionary[Tcx, dict[Def, BorrowResult]] = WeakKeyDictionary()


def results_of(tcx: Tcx) -> dict[Def, BorrowResult]:
    """What has been checked so far in this compilation."""
    found = _RESULTS.get(tcx)
    if found is None:
        found = _RESULTS[tcx] = {}
    return found


def closure_results(tcx: Tcx, closure: Def) -> BorrowResult:
    """Of a closure, checked now if it has not been."""
    known = results_of(tcx)
    if closure not in known:
        from checker.borrow.check_body import check_body

        check_body(tcx, closure)
    return known[closure]
