"""Closed types of places."""

from __future__ import annotations

from checker.mir import ir
from checker.types import ty as t
from interp.closed import Closed

from . import lir


def place_type(closed: Closed, fn: lir.Function, place: ir.Place) -> t.Ty:
    """The type of `place`; a downcast has the type of its enum."""
    return projected(closed, fn.locals[place.local], place.projection)


def projected(closed: Closed, ty: t.Ty, projection: tuple[ir.Projection, ...]) -> t.Ty:
    variant = 0
    for p in projection:
        match p:
            case ir.Field(index):
                ty = closed.variant_fields(ty, variant)[index]
            case ir.Deref():
                ty = closed.pointee(ty)
            case ir.Index() | ir.ConstantIndex():
                ty = element_type(ty)
            case ir.Subslice(start, end, from_end):
                ty = subslice_type(closed, ty, start, end, from_end)
            case ir.Downcast(v):
                variant = v
                continue
        variant = 0
    return ty


def element_type(ty: t.Ty) -> t.Ty:
    assert isinstance(ty, (t.Array, t.Slice)), ty
    return ty.element


def subslice_type(closed: Closed, ty: t.Ty, start: int, end: int, from_end: bool) -> t.Ty:
    if isinstance(ty, t.Array):
        n = closed.length(ty.length)
        last = n - end if from_end else end
        return t.Array(ty.element, t.ConstValue(t.USIZE, last - start))
    return ty
