"""Which constraint to blame for `'a: 'b`.

A chain of constraints leads from one region to the other; the most telling of them is blamed:
returns before coercions, assignments and arguments, those before annotations' arguments, those
before what merely glues things together.

Source: `rustc_borrowck::region_infer` (`best_blame_constraint`).
"""

from __future__ import annotations

from checker.borrow.region import STATIC_VID, Category, Origin, Outlives, Where
from checker.borrow.session import Session
from grammar.record import evolve
from grammar.span import DUMMY_SPAN

_INTEREST = {
    Category.RETURN: 0,
    Category.GENERIC_ARG: 3,
    Category.PREDICATE: 4,
    Category.OPAQUE: 4,
    Category.BORING: 5,
    Category.BORING_NO_LOCATION: 6,
    Category.INTERNAL: 8,
}


def best_blame(
    cx: Session, start: int, target: int, *, from_placeholder: bool = False
) -> tuple[Where, list[Outlives]]:
    """The best reason that `start: target`, and the whole chain. `where.predicate_span` is that of
    the first where clause on the way; `where.upvar` the capture that is returned."""
    found = cx.regions.path(start, lambda r: r == target)
    path = found[0] if found is not None else []
    if not path:
        return Where(cx.body.span, Category.INTERNAL), path
    ranked = list(enumerate(path))
    if not from_placeholder:
        ranked.reverse()
    best = min(ranked, key=lambda n: _interest(n[1].where, path, target))[0]
    where = path[best].where
    if path[best].invariant is not None:
        where = evolve(where, invariant=path[best].invariant)
    if where.category is Category.RETURN:
        upvar = next((c.where.upvar for c in path if c.where.upvar is not None), None)
        where = evolve(where, upvar=upvar)
    for c in path:
        if c.where.category is Category.PREDICATE and c.where.predicate_span != DUMMY_SPAN:
            return evolve(where, predicate_span=c.where.predicate_span), path
    return where, path


def _interest(where: Where, path: list[Outlives], target: int) -> int:
    if where.to_object and target == STATIC_VID:
        if not any(c.where.category is Category.TYPE_ANNOTATION for c in path):
            return 1
    return _INTEREST.get(where.category, 2)


def error_region(cx: Session, region: int) -> int | None:
    """The universal region to name for `region` in an error (`to_error_region_vid`)."""
    if cx.check.vars.is_universal(region):
        return region
    upper = upper_bound(cx, region)
    return upper if upper in set(cx.regions.ends(region)) else None


def upper_bound(cx: Session, region: int) -> int:
    """The least universal region known to outlive all that `region` reaches."""
    found = cx.u.body
    for end in cx.regions.ends(region):
        if end < cx.u.count:
            found = join(cx, found, end)
    return found


def join(cx: Session, a: int, b: int) -> int:
    if cx.u.outlives(a, b):
        return a
    if cx.u.outlives(b, a):
        return b
    above = [r for r in range(1, cx.u.count) if cx.u.outlives(r, a) and cx.u.outlives(r, b)]
    least = [r for r in above if not any(s != r and cx.u.outlives(r, s) for s in above)]
    return least[0] if len(least) == 1 else STATIC_VID


def is_placeholder(cx: Session, region: int) -> bool:
    return cx.check.vars.defs[region].origin is Origin.PLACEHOLDER
