"""Assignments that take a value apart: `(a, b.c) = e` is `{ let (x, y) = e; a = x; b.c = y; }`."""

from __future__ import annotations

from checker.mir import thir
from checker.mir.thir_build import ThirBuilder
from checker.mir.thir_control import (
    is_constructor_pattern,
)
from checker.mir.thir_pat import binding, field_pattern
from checker.names.defs import Def
from checker.types import ty
from grammar import syntax as ast


def destructuring(b: ThirBuilder, e: ast.AssignExpr, lhs: ast.Expr) -> thir.ExprKind:
    """`(a, b.c) = e` is `{ let (x, y) = e; a = x; b.c = y; }`."""
    scope, remainder, init_scope = (thir.Scope(e.span) for _ in range(3))
    with b.vars_in(remainder), b.temps_in(init_scope):
        init = b.expr(e.rhs)
        targets: list[tuple[ast.Expr, thir.Var, ty.Ty]] = []
        pat = assignee(b, lhs, init.ty, targets)
    let = thir.LetStmt(remainder, init_scope, pat, init, None, None, e.span, e.span)
    stmts: list[thir.LetStmt | thir.ExprStmt] = [let]
    for target, var, t in targets:
        stmt_scope = thir.Scope(target.span)
        with b.temps_in(stmt_scope):
            value = b.here(thir.VarRef(var), t, target.span)
            made = b.here(thir.Assign(b.expr(target), value), ty.UNIT, e.span)
        stmts.append(thir.ExprStmt(stmt_scope, b.scoped(made), target.span))
    made_block = thir.Block(scope, stmts, None, e.span, False, ty.UNIT)
    return thir.BlockExpr(made_block, None)


def assignee(
    b: ThirBuilder, e: ast.Expr, t: ty.Ty, out: list[tuple[ast.Expr, thir.Var, ty.Ty]]
) -> thir.Pat:
    """The pattern that assignee expression `e` of type `t` stands for; its targets go to `out`."""
    e = b.strip(e)
    match e:
        case ast.UnderscoreExpr():
            return thir.Pat(thir.WildPat(), t, e.span)
        case ast.TupleExpr() if isinstance(t, ty.Tuple):
            return thir.Pat(
                thir.LeafPat(positional(b, e.elements, list(t.elements), out)), t, e.span
            )
        case ast.ArrayExpr() if isinstance(t, (ty.Array, ty.Slice)):
            return array_assignee(b, e, t, t.element, out)
        case ast.CallExpr() if isinstance(t, ty.Adt) and is_constructor_pattern(b, e):
            callee = b.strip(e.callee)
            info, variant = which_variant(b, callee, t)
            types = list(b.field_types(info.variants[variant], t.args))
            return field_pattern(info, variant, t, positional(b, e.args, types, out), e.span)
        case ast.StructExpr() if isinstance(t, ty.Adt):
            info, variant = which_variant(b, e, t)
            fields = []
            for f in e.fields:
                i = b.tables.fields[f]
                field_ty = b.field_type(info.variants[variant].fields[i], t.args)
                fields.append((i, assignee(b, f.value, field_ty, out)))
            return field_pattern(info, variant, t, fields, e.span)
        case _:
            pat = binding(b, "lhs", t, e.span)
            assert isinstance(pat.kind, thir.BindingPat)
            out.append((e, pat.kind.var, t))
            return pat


def which_variant(b: ThirBuilder, node: ast.Expr, t: ty.Adt) -> tuple[ty.AdtInfo, int]:
    from checker.mir.thir_expr import variant_index

    info = b.tcx.adt(t.def_)
    res = b.tables.value_res.get(node)
    return info, variant_index(info, res if isinstance(res, Def) else None)


def is_rest(e: ast.Expr) -> bool:
    return isinstance(e, ast.RangeExpr) and e.lo is None and e.hi is None and not e.closed


def positional(
    b: ThirBuilder,
    elements: tuple[ast.Expr, ...],
    types: list[ty.Ty],
    out: list[tuple[ast.Expr, thir.Var, ty.Ty]],
) -> list[tuple[int, thir.Pat]]:
    fields: list[tuple[int, thir.Pat]] = []
    i = 0
    for k, x in enumerate(elements):
        if is_rest(x):
            i = len(types) - (len(elements) - k - 1)
            continue
        fields.append((i, assignee(b, x, types[i], out)))
        i += 1
    return fields


def array_assignee(
    b: ThirBuilder,
    e: ast.ArrayExpr,
    t: ty.Ty,
    element: ty.Ty,
    out: list[tuple[ast.Expr, thir.Var, ty.Ty]],
) -> thir.Pat:
    at = next((i for i, x in enumerate(e.elements) if is_rest(x)), None)
    first = e.elements if at is None else e.elements[:at]
    last = () if at is None else e.elements[at + 1 :]
    prefix = [assignee(b, x, element, out) for x in first]
    suffix = [assignee(b, x, element, out) for x in last]
    rest = None if at is None else thir.Pat(thir.WildPat(), t, e.span)
    return thir.Pat(thir.SlicePat(prefix, rest, suffix), t, e.span)
