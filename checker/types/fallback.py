"""Variables that nothing decided: integers become `i32`, floats `f64`, diverging code `()` or `!`
(rustc: `rustc_hir_typeck::fallback`)."""

from __future__ import annotations

from checker.types.fn_ctxt import FnCtxt
from checker.types.ty import F64, I32, NEVER, UNIT, Infer, InferKind


def fall_back(fcx: FnCtxt) -> None:
    """Give every integer, float and diverging variable its type, then solve what that allows."""
    fcx.select()
    infcx = fcx.infcx
    roots: set[int] = set()
    for d in fcx.diverging:
        root = infcx.shallow(d)
        if isinstance(root, Infer):
            roots.add(root.id)
    diverging = NEVER if fcx.edition_2024 else UNIT
    for var in list(infcx.unresolved()):
        match var.kind:
            case InferKind.INT:
                infcx.unify(var, I32)
            case InferKind.FLOAT:
                infcx.unify(var, F64)
            case InferKind.GENERAL:
                if var.id in roots:
                    infcx.unify(var, diverging)
    fcx.select()
