"""E0720: an `impl Trait` whose hidden type contains the `impl Trait` itself.

Source: `rustc_hir_analysis::check::check` (`check_opaque_for_cycles`).
"""

from __future__ import annotations

from checker.context import Tcx
from checker.names.defs import Def
from checker.types.fold import walk
from checker.types.ty import Alias, AliasKind, Ty
from grammar.diagnostic import error, unsupported


def check_opaques(tcx: Tcx, owners: list[Def]) -> None:
    """Report the opaque types of the functions `owners` that have no finite hidden type."""
    for owner in owners:
        for opaque, hidden in tcx.typeck(owner).hidden_types.items():
            if isinstance(hidden, Alias) and hidden.def_ is opaque:
                tcx.emit(unsupported("`impl Trait` that no path gives a value", opaque.span))
                continue
            if _reaches(tcx, hidden, opaque):
                tcx.emit(error("E0720", "cannot resolve opaque type", opaque.span).build())


def _reaches(tcx: Tcx, hidden: Ty, goal: Def) -> bool:
    seen: set[Def] = set()
    pending: list[Ty] = [hidden]
    while pending:
        for part in walk(pending.pop()):
            if not isinstance(part, Alias) or part.kind is not AliasKind.OPAQUE:
                continue
            if part.def_ is goal:
                return True
            if part.def_ not in seen and not part.def_.is_library:
                seen.add(part.def_)
                pending.append(tcx.type_of(part.def_))
    return False
