"""Tuples, arrays, structs, ranges: expressions that build a value of parts."""

from __future__ import annotations

from typing import cast

from checker.context import LangItem
from checker.names.defs import Def, DefKind
from checker.types.annotate import lower_const
from checker.types.coerce import CoerceMany
from checker.types.expectation import NO_EXPECTATION, Expectation, has_type
from checker.types.expr_path import VariantPath, resolve_variant
from checker.types.fn_ctxt import FnCtxt
from checker.types.obligation import Cause, CauseKind
from checker.types.tables import Callee
from checker.types.ty import (
    ERROR_TY,
    USIZE,
    Adt,
    AdtKind,
    Array,
    Const,
    ConstValue,
    FieldInfo,
    Slice,
    Tuple,
    Ty,
    VariantInfo,
)
from grammar import syntax as ast
from grammar.diagnostic import error


def check_tuple(fcx: FnCtxt, e: ast.TupleExpr, expected: Expectation) -> Ty:
    from checker.types.expr import check_coercible, check_expr

    hint = expected.only_has_type(fcx)
    hints = hint.elements if isinstance(hint, Tuple) else ()
    types: list[Ty] = []
    for i, x in enumerate(e.elements):
        if i < len(hints):
            ty = check_coercible(fcx, x, hints[i])
        else:
            ty = check_expr(fcx, x)
        types.append(ty)
        fcx.require_sized(ty, fcx.span(x), Cause(CauseKind.SIZED_TUPLE))
    return Tuple(tuple(types))


def _element_hint(fcx: FnCtxt, expected: Expectation) -> Ty | None:
    hint = expected.to_option(fcx)
    return hint.element if isinstance(hint, (Array, Slice)) else None


def check_array(fcx: FnCtxt, e: ast.ArrayExpr, expected: Expectation) -> Ty:
    from checker.types.expr import check_expr

    hint = _element_hint(fcx, expected)
    target = fcx.fresh(e.span) if hint is None else hint
    many = CoerceMany(target)
    for x in e.elements:
        found = check_expr(fcx, x, has_type(target))
        mismatch = many.push(fcx, x, found)
        if mismatch is not None:
            from checker.types.mismatch import report_mismatch

            report_mismatch(fcx, x, mismatch.expected, found, mismatch)
    element = many.complete() if e.elements else target
    fcx.require_sized(element, e.span, Cause(CauseKind.SIZED_ELEMENT))
    return Array(element, ConstValue(USIZE, len(e.elements)))


def check_repeat(fcx: FnCtxt, e: ast.RepeatExpr, expected: Expectation) -> Ty:
    from checker.types.expr import check_coercible, check_expr

    length = _repeat_length(fcx, e)
    hint = _element_hint(fcx, expected)
    if hint is not None:
        check_coercible(fcx, e.element, hint)
        element = hint
    else:
        element = fcx.fresh(e.element.span)
        found = check_expr(fcx, e.element, has_type(element))
        mismatch = fcx.infcx.unify(element, found)
        if mismatch is not None:
            from checker.types.mismatch import report_mismatch

            report_mismatch(fcx, e.element, element, found, mismatch)
    _require_copy(fcx, e, element, length)
    return Array(element, length)


def _repeat_length(fcx: FnCtxt, e: ast.RepeatExpr) -> Const:
    if isinstance(e.length.expr, ast.UnderscoreExpr):
        return fcx.infcx.fresh_const()
    return lower_const(fcx, e.length, USIZE)


def _require_copy(fcx: FnCtxt, e: ast.RepeatExpr, element: Ty, length: Const) -> None:
    """Copied for each element, unless there is at most one, or it is a constant."""
    value = fcx.infcx.shallow_const(length)
    if isinstance(value, ConstValue) and value.value <= 1:
        return
    inner = fcx.peel(e.element)
    if isinstance(inner, ast.BlockExpr) and inner.kind is ast.BlockKind.CONST:
        return
    if isinstance(inner, ast.PathExpr):
        res = fcx.results.value_res.get(inner)
        if isinstance(res, Def) and res.kind in (DefKind.CONST, DefKind.ASSOC_CONST):
            return
    cause = Cause(CauseKind.COPY_REPEAT, at=fcx.span(e.element))
    fcx.register_bound(element, LangItem.COPY, fcx.span(e.element), cause)


# ------------------------------------------------------------------ ranges


def check_range(fcx: FnCtxt, e: ast.RangeExpr, expected: Expectation) -> Ty:
    """A range is a value of a struct of the library; both ends coerce to its parameter."""
    item = _range_item(e)
    def_ = fcx.lang(item)
    if def_ is None:
        return fcx.unsupported("this kind of range", e.span)
    ends = [x for x in (e.lo, e.hi) if x is not None]
    if not ends:
        return Adt(def_, ())
    ty = _range_type(fcx, e, def_, ends, expected)
    if item is LangItem.RANGE_INCLUSIVE:
        new = fcx.lang(LangItem.RANGE_INCLUSIVE_NEW)
        if new is not None:
            fcx.results.callees[e] = Callee(new, ty.args)
    return ty


def _range_item(e: ast.RangeExpr) -> LangItem:
    if e.lo is None:
        if e.hi is None:
            return LangItem.RANGE_FULL
        return LangItem.RANGE_TO_INCLUSIVE if e.closed else LangItem.RANGE_TO
    if e.hi is None:
        return LangItem.RANGE_FROM
    return LangItem.RANGE_INCLUSIVE if e.closed else LangItem.RANGE


def _range_type(
    fcx: FnCtxt, e: ast.RangeExpr, def_: Def, ends: list[ast.Expr], expected: Expectation
) -> Adt:
    """As the struct literal `Range { start, end }`: the expected type first, then each end."""
    from checker.types.expr import check_coercible

    index = fcx.fresh(e.span)
    ty = Adt(def_, (index,))
    want = expected.only_has_type(fcx)
    hint: Ty = index
    if isinstance(want, Adt) and want.def_ is def_:
        hint = cast(Ty, want.args[0])
    for x in ends:
        if hint is not index:
            fcx.infcx.unify(index, hint)
            hint = index
        check_coercible(fcx, x, index)
    return ty


# ------------------------------------------------------------------ structs


def check_struct(fcx: FnCtxt, e: ast.StructExpr, expected: Expectation) -> Ty:
    from checker.types.expr import check_expr

    path = resolve_variant(fcx, e, e.path, e.path.span)
    if path is None:
        for f in e.fields:
            check_expr(fcx, f.value)
        if e.base is not None:
            check_expr(fcx, e.base)
        return ERROR_TY
    fcx.register(path.ty.def_, path.ty.args, e.path.span)
    info = fcx.tcx.adt(path.ty.def_)
    variant = info.variants[path.index]
    if not fcx.tcx.is_local(variant.def_):
        from checker.types.non_exhaustive import check_open

        check_open(fcx, e, info.kind, variant)
    _expect_type(fcx, path, expected)
    seen = _check_fields(fcx, e, path, variant)
    if info.kind is AdtKind.UNION:
        if len(e.fields) != 1:
            fcx.error("E0784", "union expressions should have exactly one field", e.path.span)
        return path.ty
    missing = [f for f in variant.fields if f.name not in seen]
    if e.base is not None:
        _check_base(fcx, e, path, variant, missing)
    elif e.rest:
        fcx.error("E0797", "base expression required after `..`", e.span)
    elif missing and len(seen) == len(e.fields):
        _report_missing(fcx, e, path, variant, [f.name for f in missing])
    fcx.require_sized(path.ty, e.span, Cause(CauseKind.SIZED_STRUCT_EXPR))
    return path.ty


def _expect_type(fcx: FnCtxt, path: VariantPath, expected: Expectation) -> None:
    """What is expected tells the arguments; if it does not fit, the coercion will say so."""
    want = expected.only_has_type(fcx)
    if isinstance(want, Adt) and want.def_ is path.ty.def_:
        with fcx.infcx.probe():
            hints = want if fcx.infcx.unify(want, path.ty) is None else None
        if hints is not None:
            fcx.infcx.unify(hints, path.ty)


def _check_fields(
    fcx: FnCtxt, e: ast.StructExpr, path: VariantPath, variant: VariantInfo
) -> dict[str, ast.FieldInit]:
    from checker.types.expr import check_coercible, check_expr

    seen: dict[str, ast.FieldInit] = {}
    for f in e.fields:
        name = f.name.name
        index = variant.field_index(name)
        if index is None or name in seen:
            if index is None:
                from checker.types.field_report import report_unknown_init

                report_unknown_init(fcx, e, f, path, variant, set(seen))
            else:
                _report_twice(fcx, f, seen[name])
            check_expr(fcx, f.value)
            continue
        seen[name] = f
        field = variant.fields[index].def_
        fcx.results.fields[f] = index
        from checker.types.access import accessible

        if not accessible(fcx, field):
            kind = "variant" if path.ty.def_.kind is DefKind.ENUM else "struct"
            fcx.late(
                "E0451",
                f"field `{name}` of {kind} `{path.ty.def_.name}` is private",
                f.name.span,
                "private field",
            )
        check_coercible(fcx, f.value, fcx.type_of(field, path.ty.args, f.span))
    return seen


def _report_twice(fcx: FnCtxt, f: ast.FieldInit, first: ast.FieldInit) -> None:
    builder = error(
        "E0062",
        f"field `{f.name.name}` specified more than once",
        f.name.span,
        "used more than once",
    )
    builder.label(first.span, f"first use of `{f.name.name}`")
    fcx.emit(builder)


def _check_base(
    fcx: FnCtxt,
    e: ast.StructExpr,
    path: VariantPath,
    variant: VariantInfo,
    missing: list[FieldInfo],
) -> None:
    from checker.types.expr import check_coercible, check_expr

    assert e.base is not None
    if path.ty.def_.kind is not DefKind.STRUCT:
        fcx.error("E0436", "functional record update syntax requires a struct", fcx.span(e.base))
        check_expr(fcx, e.base, NO_EXPECTATION)
        return
    check_coercible(fcx, e.base, path.ty)
    for f in variant.fields:
        from checker.types.access import accessible

        if f in missing and not accessible(fcx, f.def_):
            fcx.late(
                "E0451",
                f"field `{f.name}` of struct `{path.ty.def_.name}` is private",
                fcx.span(e.base),
                f"field `{f.name}` is private",
            )


def _report_missing(
    fcx: FnCtxt, e: ast.StructExpr, path: VariantPath, variant: VariantInfo, missing: list[str]
) -> None:
    shown = [f"`{m}`" for m in missing]
    s = "" if len(missing) == 1 else "s"
    if len(shown) == 1:
        names = shown[0]
    elif len(shown) <= 3:
        names = ", ".join(shown[:-1]) + " and " + shown[-1]
    else:
        others = len(shown) - 3
        names = ", ".join(shown[:3]) + f" and {others} other field{'' if others == 1 else 's'}"
    from checker.types.access import accessible

    hidden = [f for f in variant.fields if f.name in missing and not accessible(fcx, f.def_)]
    shown_ty = _type_name(path, variant)
    if hidden:
        listed = ", ".join(f"`{f.name}`" for f in hidden)
        plural = "" if len(hidden) == 1 else "s"
        verb = "is" if len(hidden) == 1 else "are"
        builder = error(
            None,
            f"cannot construct `{shown_ty}` with struct literal syntax due to private fields",
            e.path.span,
        )
        builder.note(
            f"private field{plural} {listed} that {'was' if verb == 'is' else 'were'} not provided"
        )
        fcx.emit(builder)
        return
    builder = error(
        "E0063",
        f"missing field{s} {names} in initializer of `{shown_ty}`",
        e.path.span,
        f"missing {names}",
    )
    fcx.emit(builder)


def _type_name(path: VariantPath, variant: VariantInfo) -> str:
    """As rustc prints the type with its parameters unknown: `G<_>`."""
    params = [a for a in path.ty.args if not _is_region(a)]
    name = path.ty.def_.name
    return f"{name}<{', '.join('_' for _ in params)}>" if params else name


def _is_region(a: object) -> bool:
    from checker.types.ty import REGION_CLASSES

    return isinstance(a, REGION_CLASSES)


# ------------------------------------------------------------------ built-in macros


def check_builtin(fcx: FnCtxt, e: ast.BuiltinExpr, expected: Expectation) -> Ty:
    """What macros of the compiler expand to, beyond plain syntax."""
    return fcx.unsupported(f"`{e.name}!`", e.span)
