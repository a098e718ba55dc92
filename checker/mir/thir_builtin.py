"""What compiler-provided macros expand to, beyond plain syntax."""

from __future__ import annotations

from checker.mir import thir
from checker.mir.thir_build import ThirBuilder
from grammar import syntax as ast


def builtin_expr(b: ThirBuilder, e: ast.BuiltinExpr) -> thir.ExprKind:
    """Built-ins that lowering knows; the rest is outside the subset."""
    return thir.Unsupported(f"`{e.name}!`")
