"""The values of scalar constants, as far as patterns need them before the machine exists.

Evaluates the typed body of a constant: literals, arithmetic, comparisons, casts, other constants.
Anything more (calls, aggregates) has no value here: None. What patterns compare at run time is
evaluated by the machine.
"""

from __future__ import annotations

import math
from typing import TypeAlias, Union

from checker.context import Tcx
from checker.mir import ir, thir
from checker.names.defs import Def, DefKind
from checker.types import ty
from grammar import syntax as ast

ConstKey: TypeAlias = Union[int, float, str, None]


def named_value(tcx: Tcx, def_: Def, args: ty.Args, env: Def) -> ConstKey:
    """The value of constant `def_`, or None if it cannot be told here."""
    resolved = resolve(tcx, def_, args, env)
    if resolved is None:
        return None
    def_, args = resolved
    if tcx.typeck(def_).tainted:
        return None
    from checker.mir.thir_build import build_thir

    try:
        return value_of(tcx, build_thir(tcx, def_).value, args, env)
    except RecursionError:
        return None


def resolve(tcx: Tcx, def_: Def, args: ty.Args, env: Def) -> tuple[Def, ty.Args] | None:
    """The constant that has the value: for a trait's, that of the impl."""
    if def_.kind not in (DefKind.CONST, DefKind.ASSOC_CONST, DefKind.ANON_CONST):
        return None
    parent = def_.parent
    if parent is None or parent.kind is not DefKind.TRAIT:
        return def_, args
    try:
        found = tcx.facts.resolve_instance(def_, args)
    except (AssertionError, KeyError):
        return None
    if found is None or (found[0].parent is not None and found[0].parent.kind is DefKind.TRAIT):
        return None
    return found


def value_of(tcx: Tcx, e: thir.Expr, args: ty.Args, env: Def) -> ConstKey:
    match e.kind:
        case thir.ScopeExpr(_, inner) | thir.UseExpr(inner) | thir.Ascribe(inner):
            return value_of(tcx, inner, args, env)
        case thir.BlockExpr(block) if not block.stmts and block.tail is not None:
            return value_of(tcx, block.tail, args, env)
        case thir.Literal(ir.IntConst(value) | ir.FloatConst(value) | ir.StrConst(value)):
            return value
        case thir.Literal(ir.NamedConst(def_=Def() as d, args=inner_args)):
            from checker.types.fold import subst

            return named_value(tcx, d, subst(inner_args, args), env)
        case thir.Unary(op, arg):
            return unary(op, value_of(tcx, arg, args, env), e.ty)
        case thir.Binary(op, lhs, rhs):
            return binary(op, value_of(tcx, lhs, args, env), value_of(tcx, rhs, args, env), e.ty)
        case thir.Cast(ir.CastOp.INT_TO_INT, source):
            inner_value = value_of(tcx, source, args, env)
            return wrap(inner_value, e.ty) if isinstance(inner_value, int) else None
        case _:
            return None


def wrap(value: int, t: ty.Ty) -> int:
    from checker.mir.thir_expr import wrap_int

    return wrap_int(int(value), t)


def unary(op: ir.UnOp, value: ConstKey, t: ty.Ty) -> ConstKey:
    if isinstance(value, str) or value is None:
        return None
    if op is ir.UnOp.NEG:
        return -value
    if t == ty.BOOL:
        return 1 - int(value)
    return wrap(~int(value), t)


def binary(op: ast.BinOp, lhs: ConstKey, rhs: ConstKey, t: ty.Ty) -> ConstKey:
    """Integer arithmetic; None when it overflows, which the machine reports. Of floats, what is
    divided by zero."""
    if op is ast.BinOp.DIV and isinstance(lhs, float) and rhs == 0.0:
        return math.nan if lhs == 0.0 or math.isnan(lhs) else None
    if not isinstance(lhs, int) or not isinstance(rhs, int):
        return None
    value = integer(op, lhs, rhs)
    if value is None or t == ty.BOOL:
        return value
    return value if wrap(value, t) == value else None


def integer(op: ast.BinOp, a: int, b: int) -> int | None:
    match op:
        case ast.BinOp.ADD:
            return a + b
        case ast.BinOp.SUB:
            return a - b
        case ast.BinOp.MUL:
            return a * b
        case ast.BinOp.DIV | ast.BinOp.REM if b != 0:
            quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
            return quotient if op is ast.BinOp.DIV else a - quotient * b
        case ast.BinOp.SHL if 0 <= b < 128:
            return a << b
        case ast.BinOp.SHR if 0 <= b < 128:
            return a >> b
        case ast.BinOp.BIT_AND:
            return a & b
        case ast.BinOp.BIT_OR:
            return a | b
        case ast.BinOp.BIT_XOR:
            return a ^ b
        case _:
            return None
