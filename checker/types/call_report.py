"""E0618: what is called is no function."""

from __future__ import annotations

from checker.names.defs import Def, DefKind, LocalRes
from checker.types.fn_ctxt import FnCtxt
from checker.types.ty import ErrorTy, Ty
from grammar import syntax as ast
from grammar.diagnostic import error


def report_not_callable(fcx: FnCtxt, e: ast.CallExpr, ty: Ty) -> None:
    if isinstance(ty, ErrorTy):
        return
    callee = fcx.peel(e.callee)
    span = fcx.span(callee)
    shown = fcx.show(ty)
    if isinstance(callee, ast.PathExpr):
        res = fcx.results.value_res.get(callee)
        if isinstance(res, Def) and res.kind is DefKind.VARIANT:
            _unit_variant(fcx, e, res, span)
            return
        name = fcx.tcx.sources.snippet(callee.path.span)
        builder = error("E0618", f"expected function, found `{shown}`", span)
        if isinstance(res, LocalRes):
            binding = res.binding
            at = binding.name.span if isinstance(binding, ast.IdentPat) else binding.span
            builder.label(at, f"`{name}` has type `{shown}`")
        elif isinstance(res, Def):
            what = res.kind.value
            builder.label(res.span, f"{what} `{name}` defined here")
            if res.kind is DefKind.STRUCT:
                builder.message = f"expected function, found struct `{name}`"
    else:
        builder = error("E0618", f"expected function, found `{shown}`", span)
    builder.label(e.span, "call expression requires function")
    fcx.emit(builder)


def _unit_variant(fcx: FnCtxt, e: ast.CallExpr, def_: Def, span: object) -> None:
    callee = fcx.peel(e.callee)
    assert isinstance(callee, ast.PathExpr)
    name = fcx.tcx.sources.snippet(callee.path.span)
    builder = error(
        "E0618",
        f"expected function, found enum variant `{name}`",
        callee.span,
    )
    if not def_.is_library:
        builder.label(def_.span, f"enum variant `{name}` defined here")
    builder.label(e.span, "call expression requires function")
    at = callee.span.shrink_to_hi()._replace(hi=e.span.hi)
    builder.suggest(
        f"`{name}` is a unit enum variant, and does not take parentheses to be constructed",
        (at, ""),
    )
    fcx.emit(builder)
