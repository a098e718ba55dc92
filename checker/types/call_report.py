"""E0618: what is called is no function."""

from __future__ import annotations

from checker.names.defs import Def, DefKind, LocalRes
from checker.names.head_span import def_span
from checker.types.fn_ctxt import FnCtxt
from checker.types.ty import ErrorTy, Ty
from grammar import syntax as ast
from grammar.diagnostic import error


def report_not_callable(fcx: FnCtxt, e: ast.CallExpr, ty: Ty) -> None:
    if isinstance(ty, ErrorTy):
        return
    callee = fcx.peel(e.callee)
    span = fcx.span(callee)
    shown = fcx.show_of(e.callee, ty)
    if isinstance(callee, ast.PathExpr):
        res = fcx.results.value_res.get(callee)
        name = fcx.tcx.sources.snippet(callee.path.span)
        what = f"`{shown}`"
        if isinstance(res, Def) and not e.args:
            if res.kind is DefKind.VARIANT:
                what = f"enum variant `{name}`"
            elif res.kind is DefKind.STRUCT:
                what = f"struct `{name}`"
        builder = error("E0618", f"expected function, found {what}", span)
        if isinstance(res, LocalRes):
            binding = res.binding
            at = binding.name.span if isinstance(binding, ast.IdentPat) else binding.span
            builder.label(at, f"`{name}` has type `{shown}`")
        elif isinstance(res, Def):
            at = def_span(fcx.tcx.sources, res)
            builder.label(at, f"`{name}` defined here")
    else:
        builder = error("E0618", f"expected function, found `{shown}`", span)
    builder.label(e.span, "call expression requires function")
    fcx.emit(builder)
