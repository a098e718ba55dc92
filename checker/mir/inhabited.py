"""Whether a type has any value.

`!`, enums without inhabited variants, and structs, tuples and non-empty arrays that contain such a
type have none. References count as inhabited, as they do for rustc when it decides which patterns
may be left out: unsafe code may make them. Recursive types count as inhabited.

Source: `rustc_middle::ty::inhabitedness`.
"""

from __future__ import annotations

from checker.context import Tcx
from checker.names.defs import Def
from checker.types import ty
from checker.types.fold import erase_regions, subst


def is_inhabited(tcx: Tcx, t: ty.Ty, env: Def | None) -> bool:
    """False only if `t` certainly has no value."""
    return _inhabited(tcx, t, env, 0)


def variant_is_inhabited(tcx: Tcx, v: ty.VariantInfo, args: ty.Args, env: Def | None) -> bool:
    return _variant(tcx, v, args, env, 0)


def _inhabited(tcx: Tcx, t: ty.Ty, env: Def | None, depth: int) -> bool:
    match t:
        case ty.Never():
            return False
        case ty.Tuple(elements):
            return all(_inhabited(tcx, x, env, depth) for x in elements)
        case ty.Array(element, length):
            if isinstance(length, ty.ConstValue) and length.value > 0:
                return _inhabited(tcx, element, env, depth)
            return True
        case ty.Adt(def_, args):
            info = tcx.adt(def_)
            if info.kind is ty.AdtKind.UNION or depth > 8:
                return True
            return any(_variant(tcx, v, args, env, depth + 1) for v in info.variants)
        case _:
            return True


def _variant(tcx: Tcx, v: ty.VariantInfo, args: ty.Args, env: Def | None, depth: int) -> bool:
    for f in v.fields:
        declared = tcx.type_of(f.def_)
        if isinstance(declared, (ty.Prim, ty.Ref, ty.RawPtr)):
            continue
        found: ty.Ty = subst(declared, args)
        if isinstance(found, ty.Alias):
            found = tcx.facts.normalize(erase_regions(found), env)
        if not _inhabited(tcx, found, env, depth):
            return False
    return True
