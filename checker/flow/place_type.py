"""The type of a place: that of its local, followed through its projections.

`project_type` takes one step. Fields carry their (region-erased) type in the projection itself;
whoever needs regions (`checker.borrow`) computes field types from the base's arguments instead.
"""

from __future__ import annotations

from checker.context import LangItem, Tcx
from checker.mir import ir
from checker.types import ty


def place_type(tcx: Tcx, body: ir.Body, place: ir.Place) -> ty.Ty:
    """The type of `place`; the enum itself after a `Downcast`."""
    t = body.locals[place.local].ty
    for elem in place.projection:
        t = project_type(tcx, t, elem)
    return t


def project_type(tcx: Tcx, base: ty.Ty, elem: ir.Projection) -> ty.Ty:
    """The type of `elem` of a place of type `base`."""
    match elem:
        case ir.Field(_, t):
            return t
        case ir.Deref():
            return deref_type(tcx, base)
        case ir.Downcast():
            return base
        case ir.Subslice():
            return _subslice_type(base, elem)
        case ir.Index() | ir.ConstantIndex():
            assert isinstance(base, (ty.Array, ty.Slice)), base
            return base.element


def deref_type(tcx: Tcx, base: ty.Ty) -> ty.Ty:
    """What a reference, raw pointer or box points to."""
    match base:
        case ty.Ref() | ty.RawPtr():
            return base.pointee
        case ty.Adt(def_, args) if tcx.is_lang(def_, LangItem.OWNED_BOX):
            pointee = args[0]
            assert isinstance(pointee, ty.TY_CLASSES)
            return pointee
        case _:
            raise AssertionError(f"dereference of {base!r}")


def _subslice_type(base: ty.Ty, elem: ir.Subslice) -> ty.Ty:
    match base:
        case ty.Array(element, ty.ConstValue(usize, length)):
            end = length - elem.end if elem.from_end else elem.end
            return ty.Array(element, ty.ConstValue(usize, end - elem.start))
        case _:
            return base


def is_box(tcx: Tcx, t: ty.Ty) -> bool:
    return isinstance(t, ty.Adt) and tcx.is_lang(t.def_, LangItem.OWNED_BOX)
