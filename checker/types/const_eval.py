"""Constants in types. Integer arithmetic on literals and constant items is evaluated over syntax;
anything more is MIR that the machine runs (`checker.mir.const_run`).

Array lengths must be known while types are checked, and most are simple: a program whose lengths
are made of literals loads no machine.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.context import Tcx
from checker.names.defs import Def, DefKind, PrimTy, Resolutions
from checker.types.collect_generics import generics_owner
from checker.types.ty import (
    BOOL,
    CHAR,
    SIGNED,
    UNSIGNED,
    Const,
    ConstError,
    ConstUnevaluated,
    ConstValue,
    Prim,
    Ty,
    int_range,
)
from grammar import syntax as ast


def evaluate_const(tcx: Tcx, c: ConstUnevaluated) -> Const:
    """The value of a constant without open arguments; itself if it cannot be told here."""
    key = ("const", c)
    found = tcx.trait_cache.get(key)
    if found is None:
        tcx.trait_cache[key] = c  # a constant that needs itself
        found = _evaluate(tcx, c)
        tcx.trait_cache[key] = found
    return found  # type: ignore[return-value]


def _evaluate(tcx: Tcx, c: ConstUnevaluated) -> Const:
    if c.def_.parent is not None and c.def_.parent.kind is DefKind.TRAIT:
        from checker.mir.const_value import resolve

        found = resolve(tcx, c.def_, c.args, c.def_)
        return c if found is None else evaluate_const(tcx, ConstUnevaluated(*found))
    ty = tcx.type_of(c.def_)
    expr = _value_of(c.def_)
    value = None
    if expr is not None:
        value = evaluate_expr(tcx, tcx.resolutions(generics_owner(c.def_)), expr, ty)
    if value is None and c.def_.is_library:
        value = _library_value(tcx, c)
    return _run(tcx, c, ty) if value is None else ConstValue(ty, value)


def _library_value(tcx: Tcx, c: ConstUnevaluated) -> int | None:
    """Constants like `i32::MAX`, which are no path to an item."""
    from checker.mir.const_value import named_value

    value = named_value(tcx, c.def_, c.args, c.def_)
    return value if isinstance(value, int) else None


def _run(tcx: Tcx, c: ConstUnevaluated, ty: Ty) -> Const:
    """By the machine; without one the constant stays as it is."""
    if tcx.const_eval is None:
        return c
    from checker.mir.const_run import evaluated

    value = evaluated(tcx, c.def_, c.args)
    return ConstError() if value is None else ConstValue(ty, value)


def _value_of(d: Def) -> ast.Expr | None:
    node = d.node
    if isinstance(node, ast.AnonConst):
        return node.expr
    if isinstance(node, ast.Item) and isinstance(node.kind, ast.ConstItem):
        return node.kind.value
    return None


def evaluate_expr(tcx: Tcx, res: Resolutions, expr: ast.Expr, ty: Ty) -> int | None:
    """The value of `expr` at type `ty`; None if it overflows or is beyond this evaluator."""
    rule = _RULES.get(expr.__class__)
    if rule is None:
        return None
    value = rule(tcx, res, expr, ty)
    if value is None:
        return None
    if isinstance(ty, Prim) and (ty.kind in SIGNED or ty.kind in UNSIGNED):
        low, high = int_range(ty.kind)
        return value if low <= value <= high else None
    return value


def _literal(tcx: Tcx, res: Resolutions, e: ast.LitExpr, ty: Ty) -> int | None:
    if isinstance(e.value, (bool, int)):
        return int(e.value)
    if e.kind is ast.LitKind.CHAR and isinstance(e.value, str):
        return ord(e.value)
    return None


def _paren(tcx: Tcx, res: Resolutions, e: ast.ParenExpr, ty: Ty) -> int | None:
    return evaluate_expr(tcx, res, e.inner, ty)


def _block(tcx: Tcx, res: Resolutions, e: ast.BlockExpr, ty: Ty) -> int | None:
    if (
        e.block.stmts
        or e.block.tail is None
        or e.kind
        not in (
            ast.BlockKind.PLAIN,
            ast.BlockKind.CONST,
        )
    ):
        return None
    return evaluate_expr(tcx, res, e.block.tail, ty)


def _path(tcx: Tcx, res: Resolutions, e: ast.PathExpr, ty: Ty) -> int | None:
    found = res.paths.get(e.path)
    if found is None:
        return None
    if found.unresolved == 1 and isinstance(found.base, PrimTy):
        return _prim_const(found.base, e.path.segments[-1].ident.name)
    if found.unresolved == 0 and isinstance(found.base, Def) and found.base.kind is DefKind.CONST:
        value = evaluate_const(tcx, ConstUnevaluated(found.base, ()))
        return value.value if isinstance(value, ConstValue) else None
    return None


def _prim_const(prim: PrimTy, name: str) -> int | None:
    if prim not in SIGNED and prim not in UNSIGNED:
        return None
    low, high = int_range(prim)
    bits = SIGNED.get(prim) or UNSIGNED[prim]
    return {"MAX": high, "MIN": low, "BITS": bits}.get(name)


def _unary(tcx: Tcx, res: Resolutions, e: ast.UnaryExpr, ty: Ty) -> int | None:
    operand = evaluate_expr(tcx, res, e.operand, ty)
    if operand is None:
        if e.op is ast.UnOp.NEG and isinstance(e.operand, ast.LitExpr):
            literal = e.operand.value
            return -literal if isinstance(literal, int) else None
        return None
    if e.op is ast.UnOp.NEG:
        return -operand
    if e.op is ast.UnOp.NOT:
        if ty == BOOL:
            return 1 - operand
        if isinstance(ty, Prim) and ty.kind in UNSIGNED:
            return int_range(ty.kind)[1] ^ operand
        return ~operand
    return None


def _binary(tcx: Tcx, res: Resolutions, e: ast.BinaryExpr, ty: Ty) -> int | None:
    rule = _BINARY.get(e.op)
    if rule is None:
        return None
    lhs = evaluate_expr(tcx, res, e.lhs, ty)
    rhs = evaluate_expr(tcx, res, e.rhs, ty)
    return None if lhs is None or rhs is None else rule(lhs, rhs)


def _divide(a: int, b: int) -> int | None:
    if b == 0:
        return None
    quotient = abs(a) // abs(b)
    return quotient if (a < 0) == (b < 0) else -quotient


def _remainder(a: int, b: int) -> int | None:
    quotient = _divide(a, b)
    return None if quotient is None else a - quotient * b


_BINARY: dict[ast.BinOp, Callable[[int, int], int | None]] = {
    ast.BinOp.ADD: lambda a, b: a + b,
    ast.BinOp.SUB: lambda a, b: a - b,
    ast.BinOp.MUL: lambda a, b: a * b,
    ast.BinOp.DIV: _divide,
    ast.BinOp.REM: _remainder,
    ast.BinOp.BIT_AND: lambda a, b: a & b,
    ast.BinOp.BIT_OR: lambda a, b: a | b,
    ast.BinOp.BIT_XOR: lambda a, b: a ^ b,
    ast.BinOp.SHL: lambda a, b: a << b if 0 <= b < 128 else None,
    ast.BinOp.SHR: lambda a, b: a >> b if 0 <= b < 128 else None,
}


def _cast(tcx: Tcx, res: Resolutions, e: ast.CastExpr, ty: Ty) -> int | None:
    """Integer casts whose operand's type does not matter: those that fit."""
    if not isinstance(e.ty, ast.PathType):
        return None
    found = res.paths.get(e.ty.path)
    if found is None or not isinstance(found.base, PrimTy) or found.unresolved:
        return None
    target = found.base
    if target not in SIGNED and target not in UNSIGNED:
        return None
    value = evaluate_expr(tcx, res, e.operand, _any_int(e.operand, res))
    if value is None:
        return None
    low, high = int_range(target)
    bits = high - low + 1
    return (value - low) % bits + low


def _any_int(e: ast.Expr, res: Resolutions) -> Ty:
    if isinstance(e, ast.LitExpr) and e.kind is ast.LitKind.CHAR:
        return CHAR
    return Prim(PrimTy.I128)


_RULES: dict[type, Callable[..., int | None]] = {
    ast.LitExpr: _literal,
    ast.ParenExpr: _paren,
    ast.BlockExpr: _block,
    ast.PathExpr: _path,
    ast.UnaryExpr: _unary,
    ast.BinaryExpr: _binary,
    ast.CastExpr: _cast,
}
