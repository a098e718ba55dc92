"""Whether an access to one place touches what a loan of another holds.

The two are compared projection by projection from their common local on: each step shows them
disjoint (other fields, other variants, other constant indices), or leaves them "equal or disjoint".
When the access ends first, its depth decides: a shallow access does not go through pointers, a drop
not through references.

Source: `rustc_borrowck::places_conflict`.
"""

from __future__ import annotations

from checker.context import Tcx
from checker.flow.place_type import is_box, place_type
from checker.mir import ir
from checker.types import ty
from grammar.record import Enum


class Depth(Enum):
    SHALLOW = "the place itself"
    LENGTH = "the length of a slice, which is no part of its elements"
    FAKE = "a fake borrow: the discriminant only"
    DEEP = "all that it reaches"
    DROP = "what its drop reaches"


class Bias(Enum):
    """What run-time indices are taken to be when they may or may not be equal."""

    OVERLAP = "equal"
    NO_OVERLAP = "different"


class Overlap(Enum):
    ARBITRARY = "they share bytes"
    EQUAL_OR_DISJOINT = "equal or disjoint"
    DISJOINT = "disjoint"


def conflicts(
    tcx: Tcx,
    body: ir.Body,
    borrowed: ir.Place,
    kind: ir.BorrowKind,
    accessed: ir.Place,
    depth: Depth,
    bias: Bias = Bias.OVERLAP,
) -> bool:
    """Whether the access conflicts with a loan of `borrowed` (by its place; not by its kind)."""
    if borrowed.local != accessed.local:
        return False
    if not borrowed.projection and not accessed.projection:
        return True
    for n, (mine, other) in enumerate(zip(borrowed.projection, accessed.projection, strict=False)):
        base = ir.Place(borrowed.local, borrowed.projection[:n])
        overlap = _step(tcx, body, base, mine, other, bias)
        if overlap is Overlap.ARBITRARY:
            return True
        if overlap is Overlap.DISJOINT:
            return False
    if len(borrowed.projection) > len(accessed.projection):
        return _reaches(tcx, body, borrowed, len(accessed.projection), depth)
    shallow_loan = kind is ir.BorrowKind.FAKE
    return not (shallow_loan and len(borrowed.projection) < len(accessed.projection))


def _reaches(tcx: Tcx, body: ir.Body, borrowed: ir.Place, start: int, depth: Depth) -> bool:
    """Whether an access to a prefix of the loan's place, `start` steps long, reaches the loan."""
    for n in range(start, len(borrowed.projection)):
        base = place_type(tcx, body, ir.Place(borrowed.local, borrowed.projection[:n]))
        elem = borrowed.projection[n]
        if depth in (Depth.FAKE, Depth.LENGTH):
            return False
        if isinstance(elem, ir.Deref):
            if depth is Depth.SHALLOW:
                return False
            if depth is Depth.DROP and isinstance(base, ty.Ref):
                return False
        elif isinstance(elem, ir.Field) and depth is Depth.DROP:
            if isinstance(base, ty.Adt) and not is_box(tcx, base):
                if tcx.facts.drop_impl(base.def_) is not None:
                    return True
    return True


def _step(
    tcx: Tcx, body: ir.Body, base: ir.Place, a: ir.Projection, b: ir.Projection, bias: Bias
) -> Overlap:
    same, apart = Overlap.EQUAL_OR_DISJOINT, Overlap.DISJOINT
    match a, b:
        case ir.Deref(), ir.Deref():
            return same
        case ir.Field(x, _), ir.Field(y, _):
            if x == y:
                return same
            t = place_type(tcx, body, base)
            is_union = isinstance(t, ty.Adt) and tcx.adt(t.def_).kind is ty.AdtKind.UNION
            return Overlap.ARBITRARY if is_union else apart
        case ir.Downcast(x, _), ir.Downcast(y, _):
            return same if x == y else apart
        case (ir.Index(), _) | (_, ir.Index()):
            return same if bias is Bias.OVERLAP else apart
        case _:
            return same if _elements_overlap(a, b) else apart


def _elements_overlap(a: ir.Projection, b: ir.Projection) -> bool:
    """Of two constant indices or subslices of the same array or slice."""
    match a, b:
        case ir.ConstantIndex(), ir.ConstantIndex():
            if a.from_end == b.from_end:
                return a.offset == b.offset
            start, end = (b, a) if a.from_end else (a, b)
            # both patterns matched: the slice is at least this long
            return start.offset >= max(a.min_length, b.min_length) - end.offset
        case ir.ConstantIndex(), ir.Subslice():
            return _index_in_subslice(a, b)
        case ir.Subslice(), ir.ConstantIndex():
            return _index_in_subslice(b, a)
        case ir.Subslice(), ir.Subslice():
            if not a.from_end and not b.from_end:
                return not (b.start >= a.end or a.start >= b.end)
            return True
        case _:
            return True


def _index_in_subslice(index: ir.ConstantIndex, part: ir.Subslice) -> bool:
    if not part.from_end:
        return not index.from_end and part.start <= index.offset < part.end
    if index.from_end:
        return index.offset > part.end
    return index.offset >= part.start
