"""Constants in types: array lengths and const generic arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.names.defs import Def, DefKind, ErrRes
from checker.types.collect_generics import explicit_generics
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
    def_ = cx.resolutions.anon_consts.get(node)
    if def_ is not None:
        cx.tcx.q_type.memo.setdefault(def_, ty)
    if isinstance(node.expr, ast.UnderscoreExpr):
        if cx.infer is not None:
            return cx.infer.fresh_const()
        cx.placeholders.append(expr.span)
        return ConstError()
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
    if res is None or isinstance(base, ErrRes):
        return ConstError()
    if node is not None:
        return _by_value(cx, node, ty)
    return ConstError()


def type_for_constant(cx: Lowering, node: ast.Type, name: str, ty: Ty) -> None:
    """E0747: the type `node` is given to the constant parameter `name`, of type `ty`."""
    from checker.types.pretty import show
    from grammar.diagnostic import error

    builder = error("E0747", "type provided when a constant was expected", node.span)
    res = cx.resolutions.paths.get(node.path) if isinstance(node, ast.PathType) else None
    base = None if res is None else res.base
    if isinstance(base, Def) and base.kind is DefKind.TYPE_PARAM:
        text = f"const {name}: {show(cx.tcx, ty)}"
        words = "consider changing this type parameter to a const parameter"
        builder.suggest(words, (base.span, text))
    elif isinstance(node, ast.PathType):
        before, after = node.span.shrink_to_lo(), node.span.shrink_to_hi()
        builder.suggest(
            "if this generic argument was intended as a const parameter, surround it with braces",
            (before, "{ "),
            (after, " }"),
        )
    cx.emit(builder)


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
    return ConstUnevaluated(def_, ())


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
