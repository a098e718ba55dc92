"""Destructuring assignment: `(a, b.c, [x, ..], S { f, .. }, _) = e` (RFC 2909).

The left side is read as a pattern whose leaves are places. Each node of it gets the type of the
value that it takes apart; a leaf's place must have the type of the value it takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from checker.names.defs import Def, DefKind, SelfCtor
from checker.types.fn_ctxt import FnCtxt
from checker.types.mismatch import report_mismatch
from checker.types.ty import (
    ERROR_TY,
    UNIT,
    Array,
    ConstValue,
    ErrorTy,
    FnDef,
    Slice,
    Tuple,
    Ty,
)
from grammar import syntax as ast


def is_destructuring(fcx: FnCtxt, lhs: ast.Expr) -> bool:
    match lhs:
        case ast.TupleExpr() | ast.ArrayExpr() | ast.StructExpr() | ast.UnderscoreExpr():
            return True
        case ast.CallExpr(callee, _, _):
            return _constructor(fcx, callee) is not None
        case ast.PathExpr():
            return _constructor(fcx, lhs) is not None
        case _:
            return False


def _constructor(fcx: FnCtxt, callee: ast.Expr) -> ast.PathExpr | None:
    callee = fcx.peel(callee)
    if not isinstance(callee, ast.PathExpr):
        return None
    found = fcx.resolutions.paths.get(callee.path)
    if found is None:
        return None
    base = found.base
    is_ctor = isinstance(base, Def) and base.kind in (
        DefKind.STRUCT,
        DefKind.VARIANT,
        DefKind.ENUM,
    )
    return callee if is_ctor or isinstance(base, SelfCtor) else None


def check_destructuring(fcx: FnCtxt, e: ast.AssignExpr, lhs: ast.Expr) -> Ty:
    from checker.types.expr import check_expr

    ty = check_expr(fcx, e.rhs)
    diverges = fcx.diverges
    _assign(fcx, e.lhs, ty)
    fcx.diverges = diverges
    return UNIT


def _assign(fcx: FnCtxt, target: ast.Expr, ty: Ty) -> None:
    """`target` takes a value of type `ty`."""
    target = fcx.peel(target)
    fcx.results.expr_types[target] = ty
    match target:
        case ast.UnderscoreExpr():
            pass
        case ast.TupleExpr(elements, _):
            _tuple(fcx, target, elements, ty)
        case ast.ArrayExpr(elements, _):
            _array(fcx, target, elements, ty)
        case ast.StructExpr():
            _struct(fcx, target, ty)
        case ast.PathExpr(path, span) if _constructor(fcx, target) is not None:
            from checker.types.expr_path import resolve_value

            unit = resolve_value(fcx, target, path, span).ty
            mismatch = fcx.infcx.unify(ty, unit)
            if mismatch is not None:
                report_mismatch(fcx, target, ty, unit, mismatch)
        case ast.CallExpr(callee, args, _) if _constructor(fcx, callee) is not None:
            _tuple_struct(fcx, target, callee, args, ty)
        case _:
            _leaf(fcx, target, ty)


def _leaf(fcx: FnCtxt, target: ast.Expr, ty: Ty) -> None:
    from checker.types.expr import check_expr
    from checker.types.place import is_place, make_mutable

    place = check_expr(fcx, target)
    make_mutable(fcx, target)
    if not is_place(fcx, target):
        fcx.error(
            "E0070",
            "invalid left-hand side of assignment",
            fcx.span(target),
            "cannot assign to this expression",
        )
    mismatch = fcx.infcx.unify(place, ty)
    if mismatch is not None:
        report_mismatch(fcx, target, place, ty, mismatch)


def is_rest(fcx: FnCtxt, e: ast.Expr) -> bool:
    """A bare `..`, which parses as a full range."""
    e = fcx.peel(e)
    return isinstance(e, ast.RangeExpr) and e.lo is None and e.hi is None and not e.closed


def _positions(
    fcx: FnCtxt, elements: Sequence[ast.Expr], types: Sequence[Ty]
) -> list[tuple[ast.Expr, Ty]]:
    rest = next((i for i, x in enumerate(elements) if is_rest(fcx, x)), None)
    out = []
    for i, x in enumerate(elements):
        if i == rest:
            continue
        at = i if rest is None or i < rest else len(types) - (len(elements) - i)
        out.append((x, types[at] if 0 <= at < len(types) else ERROR_TY))
    return out


def _all(fcx: FnCtxt, elements: Sequence[ast.Expr], types: Sequence[Ty]) -> None:
    for x, ty in _positions(fcx, elements, types):
        _assign(fcx, x, ty)


def _tuple(fcx: FnCtxt, target: ast.Expr, elements: Sequence[ast.Expr], ty: Ty) -> None:
    has_rest = any(is_rest(fcx, x) for x in elements)
    known = fcx.try_structural(ty)
    if isinstance(known, Tuple) and has_rest and len(known.elements) >= len(elements) - 1:
        _all(fcx, elements, known.elements)
        return
    count = len(elements) - (1 if has_rest else 0)
    fresh = Tuple(tuple(fcx.fresh(x.span) for x in elements[:count]))
    mismatch = fcx.infcx.unify(ty, fresh)
    if mismatch is not None:
        report_mismatch(fcx, target, ty, fresh, mismatch)
        _all(fcx, elements, [ERROR_TY] * len(elements))
        return
    _all(fcx, elements, fresh.elements)


def _array(fcx: FnCtxt, target: ast.Expr, elements: Sequence[ast.Expr], ty: Ty) -> None:
    known = fcx.structural(ty, target.span)
    has_rest = any(is_rest(fcx, x) for x in elements)
    count = len(elements) - (1 if has_rest else 0)
    element: Ty = ERROR_TY
    if isinstance(known, Array):
        element = known.element
        length = fcx.infcx.shallow_const(known.length)
        if not has_rest and isinstance(length, ConstValue) and length.value != count:
            s = "" if count == 1 else "s"
            fcx.error(
                "E0527",
                f"pattern requires {count} element{s} but array has {length.value}",
                target.span,
                f"expected {length.value} element{'' if length.value == 1 else 's'}",
            )
    elif isinstance(known, Slice):
        element = known.element
    elif not isinstance(known, ErrorTy):
        shown = fcx.show(known)
        fcx.error(
            "E0529",
            f"expected an array or slice, found `{shown}`",
            target.span,
            f"pattern cannot match with input type `{shown}`",
        )
    for x in elements:
        if not is_rest(fcx, x):
            _assign(fcx, x, element)


def _struct(fcx: FnCtxt, target: ast.StructExpr, ty: Ty) -> None:
    from checker.types.expr_path import resolve_variant

    variant = resolve_variant(fcx, target, target.path, target.path.span)
    if variant is None:
        return
    mismatch = fcx.infcx.unify(ty, variant.ty)
    if mismatch is not None:
        report_mismatch(fcx, target, ty, variant.ty, mismatch)
        return
    fields = fcx.tcx.adt(variant.ty.def_).variants[variant.index]
    for f in target.fields:
        index = fields.field_index(f.name.name)
        if index is None:
            fcx.error(
                "E0026",
                f"struct `{variant.ty.def_.name}` does not have a field named `{f.name.name}`",
                f.name.span,
                f"struct `{variant.ty.def_.name}` does not have this field",
            )
            continue
        fcx.results.fields[f] = index
        field_ty = fcx.type_of(fields.fields[index].def_, variant.ty.args, f.span)
        _assign(fcx, f.value, field_ty)
    missing = [x.name for x in fields.fields if all(f.name.name != x.name for f in target.fields)]
    if missing and not target.rest:
        names = ", ".join(f"`{m}`" for m in missing)
        s = "" if len(missing) == 1 else "s"
        fcx.error(
            "E0027",
            f"pattern does not mention field{s} {names}",
            target.span,
            f"missing field{s} {names}",
        )


def _tuple_struct(
    fcx: FnCtxt,
    target: ast.CallExpr,
    callee: ast.Expr,
    args: Sequence[ast.Expr],
    ty: Ty,
) -> None:
    from checker.types.expr_path import resolve_value, variant_of
    from checker.types.ty import Adt

    path = cast(ast.PathExpr, fcx.peel(callee))
    value = resolve_value(fcx, path, path.path, path.span)
    fcx.results.expr_types[path] = value.ty
    if not isinstance(value.ty, FnDef) or not isinstance(value.res, Def):
        fcx.results.tainted = True
        return
    adt, index = variant_of(fcx, value.res)
    whole = Adt(adt, value.args)
    mismatch = fcx.infcx.unify(ty, whole)
    if mismatch is not None:
        report_mismatch(fcx, target, ty, whole, mismatch)
        return
    fields = fcx.tcx.adt(adt).variants[index].fields
    has_rest = any(is_rest(fcx, x) for x in args)
    given = len(args) - (1 if has_rest else 0)
    if given > len(fields) or (not has_rest and given != len(fields)):
        s = "" if given == 1 else "s"
        n = "" if len(fields) == 1 else "s"
        fcx.error(
            "E0023",
            f"this pattern has {given} field{s}, but the corresponding tuple struct has "
            f"{len(fields)} field{n}",
            target.span,
            f"expected {len(fields)} field{n}, found {given}",
        )
        return
    types = [fcx.type_of(f.def_, value.args, target.span) for f in fields]
    _all(fcx, args, types)
