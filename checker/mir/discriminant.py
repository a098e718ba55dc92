"""The type of an enum's discriminant."""

from __future__ import annotations

from checker.context import Tcx
from checker.types import ty

_REPRS = {p.value: p for p in (*ty.SIGNED, *ty.UNSIGNED)}


def discriminant_ty(tcx: Tcx, t: ty.Ty) -> ty.Ty:
    """`isize`, or the integer type of `#[repr]`."""
    if isinstance(t, ty.Adt):
        for name in tcx.adt(t.def_).repr:
            if name in _REPRS:
                return ty.Prim(_REPRS[name])
    return ty.ISIZE
