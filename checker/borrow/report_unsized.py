"""E0161: a value without a size cannot be moved, as `self` of a `dyn Trait` method."""

from __future__ import annotations

from checker.context import Tcx
from checker.mir import ir
from checker.types.pretty import show
from grammar.diagnostic import Diagnostic, error


def unsized_move(tcx: Tcx, decl: ir.LocalDecl) -> Diagnostic:
    """`decl` is the temporary that the value would be moved to."""
    shown = show(tcx, decl.ty)
    return error(
        "E0161",
        f"cannot move a value of type `{shown}`",
        decl.span,
        f"the size of `{shown}` cannot be statically determined",
    ).build()
