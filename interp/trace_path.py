"""The field of a variable that a pointer leads to."""

from __future__ import annotations

from checker.types import ty as t

from .mono import Program


def field_path(program: Program, ty: t.Ty, slot: int, target: t.Ty) -> str | None:
    """`.x.y` or `[2]`: the part of a `ty` at leaf `slot` whose type is `target`. None if there is
    no such part, or it is in an enum (which parts that has is not fixed)."""
    path = ""
    for _ in range(32):
        if ty == target and slot == 0:
            return path
        match ty:
            case t.Array(element, _):
                n = program.shapes.count(element)
                if not n:
                    return None
                path += f"[{slot // n}]"
                ty, slot = element, slot % n
            case t.Adt() | t.Tuple():
                found = _field(program, ty, slot)
                if found is None:
                    return None
                name, ty, slot = found
                path += f".{name}" if name else ""
            case _:
                return None
    return None


def _field(program: Program, ty: t.Adt | t.Tuple, slot: int) -> tuple[str, t.Ty, int] | None:
    closed = program.closed
    if isinstance(ty, t.Adt):
        if closed.adt_kind(ty) is not t.AdtKind.STRUCT or closed.native_type(ty):
            return None
    starts = program.shapes.of(ty).starts[0]
    for i, (f, start) in enumerate(zip(closed.variant_fields(ty), starts, strict=True)):
        if start <= slot < start + program.shapes.count(f):
            return _name(program, ty, i), f, slot - start
    return None


def _name(program: Program, ty: t.Adt | t.Tuple, index: int) -> str:
    if isinstance(ty, t.Tuple):
        return str(index)
    if ty.def_.is_library:
        return ""
    return program.tcx.adt(ty.def_).variants[0].fields[index].name
