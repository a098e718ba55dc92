"""Patterns with their binding modes and constants resolved.

Follows `rustc_mir_build::thir::pattern`: match ergonomics appear as `DerefPat`, unit structs and
variants as `LeafPat` and `VariantPat`, constants with their value where it can be told now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.context import LangItem
from checker.mir import ir, thir
from checker.mir.thir_build import ThirBuilder
from checker.mir.thir_expr import literal_constant, variant_index
from checker.names.defs import Def, DefKind, Res, SelfCtor, SelfTyAlias
from checker.types import ty
from checker.types.tables import BindMode
from grammar import syntax as ast
from grammar.span import Span

if TYPE_CHECKING:
    from checker.mir.const_value import ConstKey


def lower_pat(b: ThirBuilder, source: ast.Pat) -> thir.Pat:
    """`source`, inside one `DerefPat` for each reference that match ergonomics looks through."""
    p = strip(b, source)
    made = unadjusted(b, p)
    for ref in reversed(b.tables.pat_derefs.get(p, ())):
        made = thir.Pat(thir.DerefPat(made), ref, p.span, p)
    return made


def strip(b: ThirBuilder, p: ast.Pat) -> ast.Pat:
    while True:
        if isinstance(p, ast.ParenPat):
            p = p.inner
        elif isinstance(p, ast.MacroPat):
            expansion: Any = b.resolutions.expansions[p.call]
            p = expansion
        else:
            return p


def binding(b: ThirBuilder, name: str, t: ty.Ty, span: Span, mutable: bool = False) -> thir.Pat:
    """A variable that a desugaring makes."""
    var = b.new_var(name, span, mutable)
    kind = thir.BindingPat(var, "", BindMode.MOVE, mutable, t, None, True)
    return thir.Pat(kind, t, span)


def variant_pat(
    info: ty.AdtInfo, variant: int, t: ty.Ty, fields: list[tuple[int, thir.Pat]], span: Span
) -> thir.Pat:
    assert isinstance(t, ty.Adt)
    return thir.Pat(thir.VariantPat(info, t.args, variant, fields), t, span)


def field_pattern(
    info: ty.AdtInfo,
    variant: int,
    t: ty.Ty,
    fields: list[tuple[int, thir.Pat]],
    span: Span,
    source: ast.Pat | None = None,
) -> thir.Pat:
    """A pattern of the fields of a struct or of a variant."""
    assert isinstance(t, ty.Adt)
    if info.kind is ty.AdtKind.ENUM:
        return thir.Pat(thir.VariantPat(info, t.args, variant, fields), t, span, source)
    return thir.Pat(thir.LeafPat(fields), t, span, source)


def unadjusted(b: ThirBuilder, p: ast.Pat) -> thir.Pat:
    t = b.tables.pat_types.get(p, ty.ERROR_TY)
    match p:
        case ast.WildPat() | ast.RestPat():
            return thir.Pat(thir.WildPat(), t, p.span, p)
        case ast.IdentPat():
            return ident(b, p, t)
        case ast.LitPat():
            return lit(b, p.expr, t, p)
        case ast.RangePat():
            lo, hi = end_value(b, p.lo, t), end_value(b, p.hi, t)
            inclusive = p.end is not ast.RangeEnd.HALF_OPEN
            if lo is not None and hi is not None and (lo > hi or not inclusive):
                from checker.mir.pat_checks import check_range

                check_range(b.tcx, p, lo, hi)
            return thir.Pat(thir.RangePat(lo, hi, inclusive), t, p.span, p)
        case ast.RefPat():
            return thir.Pat(thir.DerefPat(lower_pat(b, p.inner)), t, p.span, p)
        case ast.TuplePat():
            assert isinstance(t, ty.Tuple), t
            fields = positional(b, p.elements, len(t.elements))
            return thir.Pat(thir.LeafPat(fields), t, p.span, p)
        case ast.SlicePat():
            return slice_pat(b, p, t)
        case ast.PathPat():
            return path_pat(b, p, b.res_of(p, p.path), t)
        case ast.TupleStructPat():
            info, variant = variant_of(b, p, t)
            fields = positional(b, p.elements, len(info.variants[variant].fields))
            return field_pattern(info, variant, t, fields, p.span, p)
        case ast.StructPat():
            info, variant = variant_of(b, p, t)
            fields = [(b.tables.fields[f], lower_pat(b, f.pat)) for f in p.fields]
            return field_pattern(info, variant, t, fields, p.span, p)
        case ast.OrPat():
            kind = thir.OrPat([lower_pat(b, x) for x in p.alternatives])
            return thir.Pat(kind, t, p.span, p)
        case _:
            b.unsupported.append(("this pattern", p.span))
            return thir.Pat(thir.ErrorPat(), t, p.span, p)


def ident(b: ThirBuilder, p: ast.IdentPat, t: ty.Ty) -> thir.Pat:
    res = b.resolutions.ident_pats.get(p)
    if res is not None:
        return path_pat(b, p, b.tables.value_res.get(p, res), t)
    var = b.variable(p)
    assert isinstance(var, ast.IdentPat)
    primary = var is p
    if primary:
        b.var_scopes[var] = b.var_scope
    mode = b.tables.bind_modes.get(p, BindMode.MOVE)
    sub = lower_pat(b, p.sub) if p.sub is not None else None
    var_ty = b.tables.local_types.get(p) or b.tables.local_types[var]
    kind = thir.BindingPat(var, p.name.name, mode, p.mutable, var_ty, sub, primary)
    value_ty = t
    if mode is not BindMode.MOVE and isinstance(var_ty, ty.Ref):
        value_ty = var_ty.pointee
    return thir.Pat(kind, value_ty, p.span, p)


def positional(
    b: ThirBuilder, elements: tuple[ast.Pat, ...], count: int
) -> list[tuple[int, thir.Pat]]:
    """Patterns by position; what stands after a `..` counts from the end."""
    fields: list[tuple[int, thir.Pat]] = []
    i = 0
    for k, x in enumerate(elements):
        if isinstance(x, ast.RestPat):
            i = count - (len(elements) - k - 1)
            continue
        fields.append((i, lower_pat(b, x)))
        i += 1
    return fields


def variant_of(
    b: ThirBuilder, p: ast.TupleStructPat | ast.StructPat, t: ty.Ty
) -> tuple[ty.AdtInfo, int]:
    assert isinstance(t, ty.Adt), t
    info = b.tcx.adt(t.def_)
    res = b.res_of(p, p.path)
    return info, variant_index(info, res if isinstance(res, Def) else None)


def path_pat(b: ThirBuilder, p: ast.IdentPat | ast.PathPat, res: Res, t: ty.Ty) -> thir.Pat:
    if isinstance(res, (SelfCtor, SelfTyAlias)):
        return thir.Pat(thir.LeafPat([]), t, p.span, p)
    assert isinstance(res, Def), res
    if res.kind in (DefKind.CONST, DefKind.ASSOC_CONST):
        args = b.tables.node_args.get(p, ())
        constant = ir.NamedConst(res, args, t)
        value = constant_value(b, res, args, t)
        if not b.tcx.sources.is_library(p.span):
            from checker.mir.pat_checks import check_constant

            check_constant(b.tcx, res, value, t, p.span)
        known = None if value != value else value
        return thir.Pat(thir.ConstPat(constant, known), t, p.span, p)
    if not isinstance(t, ty.Adt):
        b.unsupported.append(("this path in a pattern", p.span))
        return thir.Pat(thir.ErrorPat(), t, p.span, p)
    info = b.tcx.adt(t.def_)
    return field_pattern(info, variant_index(info, res), t, [], p.span, p)


def slice_pat(b: ThirBuilder, p: ast.SlicePat, t: ty.Ty) -> thir.Pat:
    at = next((i for i, x in enumerate(p.elements) if rest_of(b, x) is not None), None)
    if at is None:
        prefix = [lower_pat(b, x) for x in p.elements]
        return thir.Pat(thir.SlicePat(prefix, None, []), t, p.span, p)
    prefix = [lower_pat(b, x) for x in p.elements[:at]]
    rest = rest_of(b, p.elements[at])
    assert rest is not None
    if isinstance(rest, ast.RestPat):
        middle = thir.Pat(thir.WildPat(), t, rest.span, rest)
    else:
        middle = rest_binding(b, rest, t)
    suffix = [lower_pat(b, x) for x in p.elements[at + 1 :]]
    return thir.Pat(thir.SlicePat(prefix, middle, suffix), t, p.span, p)


def rest_of(b: ThirBuilder, p: ast.Pat) -> ast.RestPat | ast.IdentPat | None:
    """`..` or `name @ ..`."""
    p = strip(b, p)
    if isinstance(p, ast.RestPat):
        return p
    if isinstance(p, ast.IdentPat) and p.sub is not None:
        if isinstance(strip(b, p.sub), ast.RestPat):
            return p
    return None


def rest_binding(b: ThirBuilder, p: ast.IdentPat, t: ty.Ty) -> thir.Pat:
    """`name @ ..` binds the subslice."""
    bare = ident(b, p, b.tables.pat_types.get(p, t))
    assert isinstance(bare.kind, thir.BindingPat)
    bare.kind.sub = None
    for ref in reversed(b.tables.pat_derefs.get(p, ())):
        bare = thir.Pat(thir.DerefPat(bare), ref, p.span, p)
    return bare


# ------------------------------------------------------------------ constants


def lit(b: ThirBuilder, e: ast.Expr, t: ty.Ty, p: ast.Pat) -> thir.Pat:
    e = b.strip(e)
    negative = False
    if isinstance(e, ast.UnaryExpr):
        negative = True
        e = b.strip(e.operand)
    assert isinstance(e, ast.LitExpr), e
    if e.kind is ast.LitKind.BYTE_STR and isinstance(e.value, bytes):
        return byte_string(b, e.value, t, p)
    constant = literal_constant(e, t, negative)
    return thir.Pat(thir.ConstPat(constant, constant_key(constant)), t, p.span, p)


def constant_key(c: ir.Constant) -> ConstKey:
    match c:
        case ir.IntConst(value) | ir.FloatConst(value) | ir.StrConst(value):
            return value
        case _:
            return None


def byte_string(b: ThirBuilder, value: bytes, t: ty.Ty, p: ast.Pat) -> thir.Pat:
    """`b".."` matches a reference to an array or slice, element by element."""
    inner = t.pointee if isinstance(t, ty.Ref) else t
    elements = [thir.Pat(thir.ConstPat(ir.IntConst(x, ty.U8), x), ty.U8, p.span, p) for x in value]
    made = thir.Pat(thir.SlicePat(elements, None, []), inner, p.span, p)
    return thir.Pat(thir.DerefPat(made), t, p.span, p) if isinstance(t, ty.Ref) else made


def end_value(b: ThirBuilder, e: ast.Expr | None, t: ty.Ty) -> int | float | None:
    """A bound of a range pattern."""
    if e is None:
        return None
    e = b.strip(e)
    value: ConstKey = None
    if isinstance(e, ast.PathExpr):
        res = b.res_of(e, e.path)
        if isinstance(res, Def):
            value = constant_value(b, res, b.tables.node_args.get(e, ()), t)
    else:
        pat = lit(b, e, t, ast.LitPat(e, e.span))
        assert isinstance(pat.kind, thir.ConstPat)
        value = pat.kind.value
    if isinstance(value, (int, float)):
        return value
    b.unsupported.append(("this bound of a range pattern", e.span))
    return None


def constant_value(b: ThirBuilder, constant: Def, args: ty.Args, t: ty.Ty) -> ConstKey:
    """The value of a named constant; by the machine where it takes more than arithmetic."""
    from checker.mir.const_value import named_value
    from checker.types.fold import Flag, flags

    value = named_value(b.tcx, constant, args, b.item)
    if value is not None or not isinstance(t, ty.Prim) or t.kind in ty.FLOATS:
        return value
    if any(flags(arg) & Flag.TYPE_PARAM for arg in args):
        return None
    from checker.types.const_eval import evaluate_const

    found = evaluate_const(b.tcx, ty.ConstUnevaluated(constant, args))
    return found.value if isinstance(found, ty.ConstValue) else None


def is_box(b: ThirBuilder, t: ty.Ty) -> bool:
    return isinstance(t, ty.Adt) and b.tcx.is_lang(t.def_, LangItem.OWNED_BOX)
