"""Patterns against the types they match, with default binding modes (rustc: `hir_typeck::pat`).

A pattern that is not a reference pattern, met with a reference, looks through it: the reference
is peeled and bindings below bind by reference (RFC 2005). Literals of reference type, constants,
wildcards and bindings take the type as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from checker.names.defs import Def, DefKind, ErrRes, PrimTy, Res
from checker.types.fn_ctxt import FnCtxt
from checker.types.obligation import Cause, CauseKind
from checker.types.tables import BindMode
from checker.types.ty import (
    ERASED,
    ERROR_TY,
    USIZE,
    Adt,
    Array,
    ConstValue,
    CtorKind,
    Dynamic,
    ErrorTy,
    FnDef,
    Infer,
    Prim,
    Ref,
    Slice,
    Tuple,
    Ty,
    VariantInfo,
    is_float,
    is_integral,
)
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.record import evolve, frozen
from grammar.span import Span


@frozen
class PatInfo:
    """What holds on the way down. `mode` is the default binding mode; the rest tells errors where
    the matched type comes from."""

    mode: BindMode = BindMode.MOVE
    annotation: Span | None = None
    scrutinee: ast.Expr | None = None
    is_let: bool = False
    top: bool = True
    is_for: bool = False
    param: Span | None = None
    """Where a parameter's type stands, which must be sized."""
    peeled: tuple[ast.Pat, bool] | None = None
    """The pattern above that looked through a reference, and whether that was mutable."""


def check_pat_top(
    fcx: FnCtxt,
    pat: ast.Pat,
    expected: Ty,
    annotation: Span | None = None,
    scrutinee: ast.Expr | None = None,
    is_let: bool = False,
    is_for: bool = False,
    param: Span | None = None,
) -> None:
    """Check a whole pattern against `expected`; types of its bindings are written."""
    info = PatInfo(BindMode.MOVE, annotation, scrutinee, is_let, is_for=is_for, param=param)
    check_pat(fcx, pat, expected, info)


def check_pat(fcx: FnCtxt, pat: ast.Pat, expected: Ty, info: PatInfo) -> None:
    inner = peel_pat(fcx, pat)
    if _peels(fcx, inner):
        expected, info = _peel(fcx, inner, expected, info)
    fcx.results.pat_types[inner] = expected
    if pat is not inner:
        fcx.results.pat_types[pat] = expected
    _RULES[inner.__class__](fcx, inner, expected, info)


def peel_pat(fcx: FnCtxt, pat: ast.Pat) -> ast.Pat:
    """`pat` without parentheses, macro calls expanded."""
    while True:
        if isinstance(pat, ast.ParenPat):
            pat = pat.inner
        elif isinstance(pat, ast.MacroPat):
            expansion = fcx.resolutions.expansions.get(pat.call)
            if expansion is None:
                return ast.ErrorPat(pat.span)
            pat = cast(ast.Pat, expansion)
        else:
            return pat


def ref_binding(fcx: FnCtxt, pats: Sequence[ast.Pat]) -> bool | None:
    """Whether one of `pats` binds by `ref mut` (True), at most by `ref` (False), or by none."""
    found: bool | None = None
    stack: list[ast.Pat] = list(pats)
    while stack:
        pat = peel_pat(fcx, stack.pop())
        if isinstance(pat, ast.IdentPat) and pat.by_ref:
            found = found or pat.mutable
        stack.extend(sub_patterns(pat))
    return found


def sub_patterns(pat: ast.Pat) -> Sequence[ast.Pat]:
    match pat:
        case ast.IdentPat():
            return () if pat.sub is None else (pat.sub,)
        case ast.RefPat(_, inner, _):
            return (inner,)
        case ast.TuplePat(elements, _) | ast.SlicePat(elements, _):
            return elements
        case ast.TupleStructPat(_, elements, _):
            return elements
        case ast.StructPat():
            return tuple(f.pat for f in pat.fields)
        case ast.OrPat(alternatives, _):
            return alternatives
        case _:
            return ()


# ------------------------------------------------------------------ default binding modes


def _peels(fcx: FnCtxt, pat: ast.Pat) -> bool:
    match pat:
        case ast.LitPat(expr, _):
            lit = fcx.peel(expr)
            return not (isinstance(lit, ast.LitExpr) and lit.kind in _REF_LITERALS)
        case ast.IdentPat():
            res = fcx.resolutions.ident_pats.get(pat)
            return res is not None and not _is_const(res)
        case ast.PathPat(path, _):
            found = fcx.resolutions.paths.get(path)
            if found is None:
                return True
            if found.unresolved:
                if _variant_with_fields(fcx, pat) is not None:
                    return True
                return not _names_assoc_const(fcx, pat, path)
            return not _is_const(found.base)
        case ast.StructPat() | ast.TupleStructPat() | ast.TuplePat() | ast.SlicePat():
            return True
        case ast.RangePat():
            return True
        case _:
            return False


_REF_LITERALS = (ast.LitKind.STR, ast.LitKind.BYTE_STR, ast.LitKind.C_STR)


def _is_const(res: Res) -> bool:
    return isinstance(res, Def) and res.kind in (
        DefKind.CONST,
        DefKind.ASSOC_CONST,
        DefKind.STATIC,
        DefKind.CONST_PARAM,
    )


def _names_assoc_const(fcx: FnCtxt, pat: ast.PathPat, path: ast.Path) -> bool:
    from checker.types.expr_path import resolve_value

    if pat not in fcx.results.value_res:
        value = resolve_value(fcx, pat, path, pat.span)
        fcx.results.expr_types[cast(ast.Expr, pat)] = value.ty
    return _is_const(fcx.results.value_res[pat])


def _peel(fcx: FnCtxt, pat: ast.Pat, expected: Ty, info: PatInfo) -> tuple[Ty, PatInfo]:
    ty = fcx.try_structural(expected)
    if not isinstance(ty, Ref):
        return ty, info
    mode = info.mode
    peeled: list[Ty] = []
    while isinstance(ty, Ref):
        peeled.append(ty)
        if mode is BindMode.MOVE:
            mode = BindMode.REF_MUT if ty.mutable else BindMode.REF
        elif not ty.mutable:
            mode = BindMode.REF
        ty = fcx.try_structural(ty.pointee)
    fcx.results.pat_derefs[pat] = tuple(peeled)
    first = cast(Ref, peeled[0])
    return ty, evolve(info, mode=mode, peeled=info.peeled or (pat, first.mutable))


# ------------------------------------------------------------------ one rule per kind


def _nothing(fcx: FnCtxt, pat: ast.Pat, expected: Ty, info: PatInfo) -> None:
    pass


def _error(fcx: FnCtxt, pat: ast.Pat, expected: Ty, info: PatInfo) -> None:
    fcx.results.tainted = True


def _rest(fcx: FnCtxt, pat: ast.RestPat, expected: Ty, info: PatInfo) -> None:
    fcx.error(
        None,
        "`..` patterns are not allowed here",
        pat.span,
    )


def _const_block(fcx: FnCtxt, pat: ast.ConstBlockPat, expected: Ty, info: PatInfo) -> None:
    fcx.unsupported("inline constants in patterns", pat.span)


def _or(fcx: FnCtxt, pat: ast.OrPat, expected: Ty, info: PatInfo) -> None:
    for alternative in pat.alternatives:
        check_pat(fcx, alternative, expected, info)


def _ref(fcx: FnCtxt, pat: ast.RefPat, expected: Ty, info: PatInfo) -> None:
    if info.mode is not BindMode.MOVE and fcx.edition_2024:
        at = pat.span._replace(hi=pat.span.lo + (4 if pat.mutable else 1))
        from checker.types.pat_report import report_2024

        report_2024(fcx, pat, at, info)
    ty = fcx.try_structural(expected)
    info = evolve(info, mode=BindMode.MOVE, top=False)
    if isinstance(ty, Ref) and isinstance(fcx.try_structural(ty.pointee), Dynamic):
        if isinstance(peel_pat(fcx, pat.inner), ast.IdentPat):
            message = f"type `{fcx.show(ty)}` cannot be dereferenced"
            fcx.error("E0033", message, pat.span, message)
            check_pat(fcx, pat.inner, ERROR_TY, info)
            return
    if isinstance(ty, Ref) and ty.mutable is pat.mutable:
        check_pat(fcx, pat.inner, ty.pointee, info)
        return
    pointee = fcx.fresh(pat.inner.span)
    wanted = Ref(ERASED, pointee, pat.mutable)
    if _demand(fcx, pat, expected, wanted, info):
        fcx.results.pat_types[pat] = wanted
        check_pat(fcx, pat.inner, pointee, info)
    else:
        check_pat(fcx, pat.inner, ERROR_TY, info)


def bindings_in(fcx: FnCtxt, pat: ast.Pat) -> list[ast.IdentPat]:
    found: list[ast.IdentPat] = []
    stack = [pat]
    while stack:
        at = peel_pat(fcx, stack.pop())
        if isinstance(at, ast.IdentPat) and at not in fcx.resolutions.ident_pats:
            found.append(at)
        stack.extend(sub_patterns(at))
    return found


def _ident(fcx: FnCtxt, pat: ast.IdentPat, expected: Ty, info: PatInfo) -> None:
    res = fcx.resolutions.ident_pats.get(pat)
    if res is not None:
        _named(fcx, pat, res, expected, info)
        return
    _binding(fcx, pat, expected, info)


def _binding(fcx: FnCtxt, pat: ast.IdentPat, expected: Ty, info: PatInfo) -> None:
    mode = _bind_mode(fcx, pat, info)
    results = fcx.results
    results.bind_modes[pat] = mode
    ty = expected if mode is BindMode.MOVE else Ref(ERASED, expected, mode is BindMode.REF_MUT)
    results.local_types[pat] = ty
    first = fcx.resolutions.same_binding.get(pat)
    if first is not None and first in results.local_types and first is not pat:
        _agree(fcx, pat, first, ty, info)
    if info.scrutinee is not None and info.top and info.annotation is None:
        fcx.let_origins[pat] = (fcx.span(info.scrutinee), "expected due to this value")
    elif info.annotation is not None and info.top:
        text = "expected due to this type" if info.is_let else "expected due to this parameter type"
        fcx.let_origins[pat] = (info.annotation, text)
    if info.param is not None:
        fcx.require_sized(ty, info.param, Cause(CauseKind.SIZED_ARGUMENT))
    else:
        fcx.require_sized(ty, pat.span, Cause(CauseKind.SIZED_LOCAL))
    if pat.sub is not None:
        check_pat(fcx, pat.sub, expected, evolve(info, top=False))


def _bind_mode(fcx: FnCtxt, pat: ast.IdentPat, info: PatInfo) -> BindMode:
    inherited = info.mode is not BindMode.MOVE
    if pat.by_ref:
        if inherited and fcx.edition_2024:
            from checker.types.pat_report import modifier_span, report_2024

            report_2024(fcx, pat, modifier_span(pat), info)
        return BindMode.REF_MUT if pat.mutable else BindMode.REF
    if pat.mutable and inherited:
        if fcx.edition_2024:
            from checker.types.pat_report import modifier_span, report_2024

            report_2024(fcx, pat, modifier_span(pat), info)
        return BindMode.MOVE
    return info.mode


def _agree(fcx: FnCtxt, pat: ast.IdentPat, first: ast.IdentPat, ty: Ty, info: PatInfo) -> None:
    """Bindings of one name in alternatives of an or-pattern have one type and mode."""
    wanted = fcx.results.local_types[first]
    mismatch = fcx.infcx.unify(wanted, ty)
    if mismatch is not None:
        from checker.types.mismatch_places import report_pat_mismatch

        report_pat_mismatch(fcx, pat, wanted, ty, mismatch, info.annotation, info.scrutinee)


def _named(fcx: FnCtxt, pat: ast.Pat, res: Res, expected: Ty, info: PatInfo) -> None:
    """An identifier that names a unit struct, variant, constant or static."""
    from checker.types.expr_path import constructor

    fcx.results.value_res[pat] = res
    if not isinstance(res, Def) or isinstance(res, ErrRes):
        fcx.results.tainted = True
        return
    if res.kind in (DefKind.STRUCT, DefKind.VARIANT):
        adt = res if res.kind is DefKind.STRUCT else cast(Def, res.parent)
        value = constructor(fcx, res, fcx.fresh_args(adt, pat.span), pat.span)
        if value.args:
            fcx.results.node_args[pat] = value.args
        ty = value.ty
        if isinstance(ty, FnDef):
            from checker.types.pat_report import report_not_unit

            report_not_unit(fcx, pat, res)
            return
    else:
        ty = fcx.type_of(res, (), pat.span)
    _demand(fcx, pat, expected, ty, info)


def _path(fcx: FnCtxt, pat: ast.PathPat, expected: Ty, info: PatInfo) -> None:
    from checker.types.expr_path import resolve_value

    if _names_fields(fcx, pat):
        return
    if pat in fcx.results.value_res:
        ty = fcx.results.expr_types.pop(cast(ast.Expr, pat), ERROR_TY)
    else:
        ty = resolve_value(fcx, pat, pat.path, pat.span).ty
    res = fcx.results.value_res[pat]
    if isinstance(res, Def) and res.kind is DefKind.ASSOC_FN:
        name = fcx.tcx.sources.snippet(pat.path.span)
        builder = error(
            "E0533",
            f"expected unit struct, unit variant or constant, found associated function `{name}`",
            pat.span,
            "not a unit struct, unit variant or constant",
        )
        fcx.emit(builder)
        return
    if isinstance(ty, FnDef) and isinstance(res, Def):
        from checker.types.pat_report import report_not_unit

        report_not_unit(fcx, pat, res)
        return
    _demand(fcx, pat, expected, ty, info)


def _names_fields(fcx: FnCtxt, pat: ast.PathPat) -> bool:
    """Reports a variant with named fields that is written without them."""
    found = _variant_with_fields(fcx, pat)
    if found is None:
        return False
    from checker.types.pat_report import report_fields_ignored

    report_fields_ignored(fcx, pat, found)
    return True


def _variant_with_fields(fcx: FnCtxt, pat: ast.PathPat) -> VariantInfo | None:
    """Such a variant is no value: the path leads to the enum only."""
    found = fcx.resolutions.paths.get(pat.path)
    if found is None or found.unresolved != 1 or not isinstance(found.base, Def):
        return None
    if found.base.kind is not DefKind.ENUM:
        return None
    name = pat.path.segments[-1].ident.name
    variants = fcx.tcx.adt(found.base).variants
    return next((v for v in variants if v.name == name and v.ctor is CtorKind.NAMED), None)


def _literal(fcx: FnCtxt, pat: ast.LitPat, expected: Ty, info: PatInfo) -> None:
    from checker.types.expectation import has_type
    from checker.types.expr import check_expr

    ty = check_expr(fcx, pat.expr, has_type(expected))
    lit = fcx.peel(pat.expr)
    if isinstance(lit, ast.LitExpr) and lit.kind is ast.LitKind.BYTE_STR:
        want = fcx.try_structural(expected)
        if isinstance(want, Ref) and isinstance(fcx.try_structural(want.pointee), Slice):
            ty = Ref(ERASED, Slice(Prim(PrimTy.U8)), False)
            fcx.results.expr_types[lit] = ty
    _demand(fcx, pat, expected, ty, info)


def _range(fcx: FnCtxt, pat: ast.RangePat, expected: Ty, info: PatInfo) -> None:
    from checker.types.expectation import has_type
    from checker.types.expr import check_expr

    ends = [e for e in (pat.lo, pat.hi) if e is not None]
    types = [(e, fcx.structural(check_expr(fcx, e, has_type(expected)), e.span)) for e in ends]
    wrong = [(e, t) for e, t in types if not may_range(t)]
    if wrong:
        from checker.types.pat_report import report_range

        report_range(fcx, pat, types)
        return
    for e, ty in types:
        mismatch = fcx.infcx.unify(expected, ty)
        if mismatch is not None:
            from checker.types.mismatch_places import report_pat_mismatch

            report_pat_mismatch(
                fcx, pat, expected, ty, mismatch, info.annotation, info.scrutinee, e.span
            )


def may_range(ty: Ty) -> bool:
    if isinstance(ty, (ErrorTy, Infer)):
        return True
    return is_integral(ty) or is_float(ty) or ty == Prim(PrimTy.CHAR)


# ------------------------------------------------------------------ tuples and slices


def rest_position(fcx: FnCtxt, elements: Sequence[ast.Pat]) -> int | None:
    for i, p in enumerate(elements):
        if isinstance(peel_pat(fcx, p), ast.RestPat):
            return i
    return None


def _tuple(fcx: FnCtxt, pat: ast.TuplePat, expected: Ty, info: PatInfo) -> None:
    info_below = evolve(info, top=False)
    rest = rest_position(fcx, pat.elements)
    known = fcx.try_structural(expected)
    count = len(pat.elements)
    if rest is not None:
        if isinstance(known, Tuple):
            count = max(len(known.elements), count - 1)
        elif isinstance(known, Infer):
            known = fcx.structural(known, pat.span)
            count -= 1
        else:
            count -= 1
    fresh = Tuple(tuple(fcx.fresh(pat.span) for _ in range(count)))
    elements: Sequence[Ty]
    if isinstance(known, Tuple) and len(known.elements) == count:
        elements = known.elements
    elif _demand(fcx, pat, expected, fresh, info):
        elements = fresh.elements
    else:
        elements = [ERROR_TY] * count
    _check_elements(fcx, pat.elements, elements, rest, info_below)


def _check_elements(
    fcx: FnCtxt,
    pats: Sequence[ast.Pat],
    types: Sequence[Ty],
    rest: int | None,
    info: PatInfo,
) -> None:
    """Positional patterns; those after a `..` count from the end."""
    for i, p in enumerate(pats):
        if i == rest:
            continue
        at = i if rest is None or i < rest else len(types) - (len(pats) - i)
        check_pat(fcx, p, types[at] if 0 <= at < len(types) else ERROR_TY, info)


def _slice(fcx: FnCtxt, pat: ast.SlicePat, expected: Ty, info: PatInfo) -> None:
    info = evolve(info, top=False)
    ty = fcx.structural(expected, pat.span)
    rest = _slice_rest(fcx, pat.elements)
    fixed = len(pat.elements) - (0 if rest is None else 1)
    match ty:
        case Array(element, length):
            rest_ty: Ty | None = _check_length(fcx, pat, ty, fixed, rest is not None)
            if rest_ty is None:
                rest_ty = Array(element, fcx.infcx.fresh_const())
            _ = length
        case Slice(element):
            rest_ty = ty
        case ErrorTy():
            element, rest_ty = ERROR_TY, ERROR_TY
        case _:
            from checker.types.pat_report import report_not_slice

            report_not_slice(fcx, pat, ty, info)
            element, rest_ty = ERROR_TY, ERROR_TY
    for i, p in enumerate(pat.elements):
        _check_slice_element(fcx, p, i == rest, element, rest_ty, info)


def _slice_rest(fcx: FnCtxt, elements: Sequence[ast.Pat]) -> int | None:
    for i, p in enumerate(elements):
        inner = peel_pat(fcx, p)
        if isinstance(inner, ast.RestPat) or is_rest_binding(fcx, inner):
            return i
    return None


def is_rest_binding(fcx: FnCtxt, pat: ast.Pat) -> bool:
    """`name @ ..`."""
    return (
        isinstance(pat, ast.IdentPat)
        and pat.sub is not None
        and isinstance(peel_pat(fcx, pat.sub), ast.RestPat)
    )


def _check_slice_element(
    fcx: FnCtxt, p: ast.Pat, is_rest: bool, element: Ty, rest_ty: Ty, info: PatInfo
) -> None:
    if not is_rest:
        check_pat(fcx, p, element, info)
        return
    inner = peel_pat(fcx, p)
    fcx.results.pat_types[inner] = rest_ty
    if isinstance(inner, ast.IdentPat) and inner.sub is not None:
        fcx.results.pat_types[peel_pat(fcx, inner.sub)] = rest_ty
        plain = evolve(info)
        mode = _bind_mode(fcx, inner, plain)
        results = fcx.results
        results.bind_modes[inner] = mode
        ty = rest_ty
        if mode is not BindMode.MOVE:
            ty = Ref(ERASED, rest_ty, mode is BindMode.REF_MUT)
        results.local_types[inner] = ty
        first = fcx.resolutions.same_binding.get(inner)
        if first is not None and first in results.local_types:
            _agree(fcx, inner, first, ty, info)
        fcx.require_sized(ty, inner.span, Cause(CauseKind.SIZED_LOCAL))


def _check_length(
    fcx: FnCtxt, pat: ast.SlicePat, ty: Array, fixed: int, has_rest: bool
) -> Ty | None:
    """An array pattern must fit the length; the type of what `..` matches."""
    length = fcx.infcx.shallow_const(ty.length)
    if not isinstance(length, ConstValue):
        if not has_rest:
            found = Array(ty.element, ConstValue(USIZE, fixed))
            if fcx.infcx.unify(ty, found) is not None:
                fcx.error(
                    "E0730",
                    "cannot pattern-match on an array without a fixed length",
                    pat.span,
                )
        return None
    size = length.value
    if not has_rest and size != fixed:
        fcx.error(
            "E0527",
            f"pattern requires {fixed} element{plural(fixed)} but array has {size}",
            pat.span,
            f"expected {size} element{plural(size)}",
        )
    elif has_rest and size < fixed:
        fcx.error(
            "E0528",
            f"pattern requires at least {fixed} element{plural(fixed)} but array has {size}",
            pat.span,
            f"pattern cannot match array of {size} element{plural(size)}",
        )
    return Array(ty.element, ConstValue(USIZE, max(size - fixed, 0)))


# ------------------------------------------------------------------ structs


def _tuple_struct(fcx: FnCtxt, pat: ast.TupleStructPat, expected: Ty, info: PatInfo) -> None:
    from checker.types.expr_path import resolve_value, variant_of

    below = evolve(info, top=False)
    if _is_struct_variant(fcx, pat):
        return _all_error(fcx, pat.elements, below)
    value = resolve_value(fcx, pat, pat.path, pat.path.span)
    res = value.res
    if not isinstance(value.ty, FnDef) or not isinstance(res, Def):
        if not isinstance(res, ErrRes):
            from checker.types.pat_report import report_not_tuple_struct

            report_not_tuple_struct(fcx, pat, res, value.ty)
        return _all_error(fcx, pat.elements, below)
    if res.kind not in (DefKind.STRUCT, DefKind.VARIANT):
        from checker.types.pat_report import report_not_tuple_struct

        report_not_tuple_struct(fcx, pat, res, value.ty)
        return _all_error(fcx, pat.elements, below)
    adt, index = variant_of(fcx, res)
    ty = Adt(adt, value.args)
    if not _demand(fcx, pat, expected, ty, info):
        return _all_error(fcx, pat.elements, below)
    fcx.results.pat_types[pat] = ty
    fields = fcx.tcx.adt(adt).variants[index].fields
    rest = rest_position(fcx, pat.elements)
    given = len(pat.elements) - (0 if rest is None else 1)
    if (rest is None and given != len(fields)) or given > len(fields):
        from checker.types.pat_report import report_field_count

        report_field_count(fcx, pat, res, given, len(fields))
        return _all_error(fcx, pat.elements, below)
    types = [fcx.type_of(f.def_, value.args, pat.span) for f in fields]
    _check_elements(fcx, pat.elements, types, rest, below)
    return None


def _is_struct_variant(fcx: FnCtxt, pat: ast.TupleStructPat) -> bool:
    """E0164: `State::Busy(..)` where `Busy` has named fields."""
    found = fcx.resolutions.paths.get(pat.path)
    res = None if found is None else found.base
    if isinstance(res, Def) and res.kind is DefKind.ENUM:
        name = pat.path.segments[-1].ident.name
        res = next((v for v in res.children if v.name == name), None)
    if not isinstance(res, Def) or res.kind is not DefKind.VARIANT:
        return False
    if not isinstance(res.node, ast.Variant) or res.node.kind is not ast.VariantKind.NAMED:
        return False
    name = fcx.tcx.sources.snippet(pat.path.span)
    message = f"expected tuple struct or tuple variant, found struct variant `{name}`"
    fcx.error("E0164", message, pat.span, "not a tuple struct or tuple variant")
    return True


def _all_error(fcx: FnCtxt, pats: Sequence[ast.Pat], info: PatInfo) -> None:
    fcx.results.tainted = True
    for p in pats:
        if not isinstance(peel_pat(fcx, p), ast.RestPat):
            check_pat(fcx, p, ERROR_TY, info)


def _struct(fcx: FnCtxt, pat: ast.StructPat, expected: Ty, info: PatInfo) -> None:
    from checker.types.expr_path import resolve_variant
    from checker.types.pat_struct import check_struct_fields

    variant = resolve_variant(fcx, pat, pat.path, pat.path.span)
    below = evolve(info, top=False)
    if variant is None or not _demand(fcx, pat, expected, variant.ty, info):
        _all_error(fcx, [f.pat for f in pat.fields], below)
        return
    fcx.results.pat_types[pat] = variant.ty
    check_struct_fields(fcx, pat, variant, below)


# ------------------------------------------------------------------ equality


def _demand(fcx: FnCtxt, pat: ast.Pat, expected: Ty, found: Ty, info: PatInfo) -> bool:
    """The pattern's own type must be the matched one; E0308 otherwise."""
    mismatch = fcx.infcx.unify(expected, found)
    if mismatch is None:
        return True
    from checker.types.mismatch_places import report_pat_mismatch

    report_pat_mismatch(
        fcx,
        pat,
        expected,
        found,
        mismatch,
        info.annotation,
        info.scrutinee,
        is_for=info.is_for,
    )
    return False


def plural(count: int) -> str:
    return "" if count == 1 else "s"


_RULES: dict[type, Callable[[FnCtxt, Any, Ty, PatInfo], None]] = {
    ast.WildPat: _nothing,
    ast.RestPat: _rest,
    ast.IdentPat: _ident,
    ast.LitPat: _literal,
    ast.RangePat: _range,
    ast.RefPat: _ref,
    ast.TuplePat: _tuple,
    ast.SlicePat: _slice,
    ast.PathPat: _path,
    ast.TupleStructPat: _tuple_struct,
    ast.StructPat: _struct,
    ast.OrPat: _or,
    ast.ConstBlockPat: _const_block,
    ast.ErrorPat: _error,
}
