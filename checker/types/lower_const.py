"""Constants in types: array lengths and const generic arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.names.defs import Def, DefKind
from checker.types.collect_generics import explicit_generics, identity_args
from checker.types.ty import (
    BOOL,
    CHAR,
    Const,
    ConstError,
    ConstParam,
    ConstUnevaluated,
    ConstValue,
    Ty,
)
from grammar import syntax as ast

if TYPE_CHECKING:
    from checker.types.lower_ty import Lowering


def lower_const(cx: Lowering, node: ast.AnonConst, ty: Ty) -> Const:
    """The constant that `node`, of type `ty`, stands for."""
    expr = _plain(node.expr)
    if isinstance(expr, ast.UnderscoreExpr) and cx.infer is not None:
        return cx.infer.fresh_const()
    if isinstance(expr, ast.PathExpr):
        return lower_const_path(cx, expr.path, ty, node)
    if isinstance(expr, ast.LitExpr) and isinstance(expr.value, (bool, int)):
        return ConstValue(BOOL if isinstance(expr.value, bool) else ty, int(expr.value))
    if isinstance(expr, ast.LitExpr) and expr.kind is ast.LitKind.CHAR:
        assert isinstance(expr.value, str)
        return ConstValue(CHAR, ord(expr.value))
    return _by_value(cx, node, ty)


def lower_const_path(
    cx: Lowering, path: ast.Path, ty: Ty, node: ast.AnonConst | None = None
) -> Const:
    """A path as a constant: a parameter, or a constant item."""
    res = cx.resolutions.paths.get(path)
    base = None if res is None or res.unresolved else res.base
    if isinstance(base, Def) and base.kind is DefKind.CONST_PARAM:
        return const_param(cx, base)
    if isinstance(base, Def) and base.kind is DefKind.CONST:
        value = cx.tcx.trait_cache.get(("const", base))
        if value is None:
            from checker.types.const_eval import evaluate_const

            return evaluate_const(cx.tcx, ConstUnevaluated(base, ()))
    if node is not None and res is not None:
        return _by_value(cx, node, ty)
    return ConstError()


def const_param(cx: Lowering, param: Def) -> Const:
    for p in explicit_generics(cx.tcx, cx.item).all():
        if p.name == param.name:
            return ConstParam(p.index, p.name)
    return ConstError()


def _by_value(cx: Lowering, node: ast.AnonConst, ty: Ty) -> Const:
    from checker.types.const_eval import evaluate_expr

    value = evaluate_expr(cx.tcx, cx.resolutions, node.expr, ty)
    if value is not None:
        return ConstValue(ty, value)
    def_ = cx.resolutions.anon_consts.get(node)
    if def_ is None:
        return ConstError()
    return ConstUnevaluated(def_, identity_args(cx.tcx.generics_of(cx.item)))


def _plain(expr: ast.Expr) -> ast.Expr:
    """Without parentheses and braces around a single expression."""
    while True:
        if isinstance(expr, ast.ParenExpr):
            expr = expr.inner
        elif (
            isinstance(expr, ast.BlockExpr)
            and expr.kind is ast.BlockKind.PLAIN
            and not expr.block.stmts
            and expr.block.tail is not None
        ):
            expr = expr.block.tail
        else:
            return expr
