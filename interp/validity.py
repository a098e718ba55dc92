"""Whether a type admits a value made of one repeated byte (rustc: `check_validity_requirement`),
and the value that zeros make.

`mem::zeroed` and `mem::uninitialized` panic for types that never do, for a reference as for an
enum without a variant 0. As rustc does, only what a layout tells is asked: ranges of scalars and of
tags, field by field; unions admit everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.names.defs import PrimTy
from checker.types import ty as t
from interp.closed import Unsupported
from interp.layout import Niched, Single, Tagged
from interp.shape import EnumForm

if TYPE_CHECKING:
    from interp.layout import Layout
    from interp.mono import Program
    from interp.shape import Shape


def admits_fill(program: Program, ty: t.Ty, byte: int) -> bool:
    """May a `ty` be made of bytes `byte`, which is 0 or 1?"""
    layout = program.layouts.of(ty)
    if layout.uninhabited:
        return False
    match ty:
        case t.Ref():
            pointee = program.layouts.of(program.closed.pointee(ty))
            return byte == 1 and pointee.sized and pointee.size == 0 and pointee.align == 1
        case t.FnPtr():
            return byte != 0
        case t.RawPtr():
            tail = program.closed.tail(program.closed.pointee(ty))
            return byte != 0 or not isinstance(tail, t.Dynamic)
        case t.Array(element, length):
            return program.closed.length(length) == 0 or admits_fill(program, element, byte)
        case t.Tuple() | t.Closure():
            return _fields_admit(program, ty, 0, byte)
        case t.Adt():
            return _adt_admits(program, ty, layout, byte)
        case _:
            return byte == 0 or ty != t.CHAR


def _fields_admit(program: Program, ty: t.Ty, variant: int, byte: int) -> bool:
    return all(admits_fill(program, f, byte) for f in program.closed.variant_fields(ty, variant))


def _adt_admits(program: Program, ty: t.Adt, layout: Layout, byte: int) -> bool:
    info = program.closed.tcx.adt(ty.def_)
    if program.closed.native_type(ty) is not None or info.lang in ("non_null", "non_zero"):
        return byte != 0
    if info.kind is t.AdtKind.UNION:
        return True
    if info.kind is t.AdtKind.STRUCT:
        return _fields_admit(program, ty, 0, byte)
    return _tag_admits(program, ty, info, layout, byte)


def _tag_admits(program: Program, ty: t.Adt, info: t.AdtInfo, layout: Layout, byte: int) -> bool:
    match layout.encoding:
        case Single(variant):
            return _fields_admit(program, ty, variant, byte)
        case Tagged(size):
            value = int.from_bytes(bytes([byte]) * size, "little")
            return min(info.discriminants) <= value <= max(info.discriminants)
        case Niched(offset=offset, size=size):
            niche = layout.niche
            if niche is None or niche.offset != offset:
                return True
            value = int.from_bytes(bytes([byte]) * size, "little")
            if niche.start > niche.end:
                return value >= niche.start or value <= niche.end
            return niche.start <= value <= niche.end


def zero_leaves(program: Program, ty: t.Ty) -> list[Any]:
    """The leaves of the `ty` whose bytes are all zero."""
    match ty:
        case t.Ref() | t.RawPtr():
            return [None, 0, 0][: program.shapes.count(ty)]
        case t.FnPtr():
            return [None]
        case t.Array(element, length):
            return zero_leaves(program, element) * program.closed.length(length)
        case t.Tuple() | t.Closure():
            return _zero_fields(program, ty, 0)
        case t.Adt():
            return _zero_adt(program, ty)
        case t.Prim(kind):
            return [_ZERO_PRIMS.get(kind, 0)]
        case _:
            return []


_ZERO_PRIMS: dict[PrimTy, object] = {PrimTy.BOOL: False, PrimTy.F32: 0.0, PrimTy.F64: 0.0}


def _zero_fields(program: Program, ty: t.Ty, variant: int) -> list[Any]:
    fields = program.closed.variant_fields(ty, variant)
    return [leaf for f in fields for leaf in zero_leaves(program, f)]


def _zero_adt(program: Program, ty: t.Adt) -> list[Any]:
    shape = program.shapes.of(ty)
    kind = program.closed.tcx.adt(ty.def_).kind
    if program.closed.native_type(ty) is not None:
        raise Unsupported("a zeroed value of this type")
    if shape.bytewise:
        return [0] * shape.count
    if kind is t.AdtKind.STRUCT:
        return _zero_fields(program, ty, 0)
    if kind is t.AdtKind.UNION:
        fields = program.closed.variant_fields(ty)
        return max((zero_leaves(program, f) for f in fields), key=len, default=[])
    return _zero_enum(program, ty, shape)


def _zero_enum(program: Program, ty: t.Adt, shape: Shape) -> list[Any]:
    assert shape.code is not None
    variant = _zero_variant(program, ty)
    match shape.code.form:
        case EnumForm.EMPTY:
            return []
        case EnumForm.SINGLE:
            return _zero_fields(program, ty, 0)
        case EnumForm.NICHE:
            leaves = _zero_fields(program, ty, shape.code.full)
            if variant == shape.code.empty:
                leaves[shape.code.slot] = None
            return leaves
        case EnumForm.TAGGED:
            tag = program.closed.tcx.adt(ty.def_).discriminants[variant]
            leaves = [tag, *_zero_fields(program, ty, variant)]
            return leaves + [0] * (shape.count - len(leaves))


def _zero_variant(program: Program, ty: t.Adt) -> int:
    """The variant that bytes of zero are; the first if they are none."""
    layout = program.layouts.of(ty)
    match layout.encoding:
        case Single(variant):
            return variant
        case Tagged():
            discriminants = program.closed.tcx.adt(ty.def_).discriminants
            return discriminants.index(0) if 0 in discriminants else 0
        case Niched(untagged, first, last, _, size, start):
            k = -start % (1 << 8 * size)
            return first + k if k <= last - first else untagged
