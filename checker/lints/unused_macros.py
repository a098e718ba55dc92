"""unused_macros: macros of the program that nothing calls.

Source: `rustc_resolve` (`unused_macros`).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import Tcx
from checker.lints.known import UNUSED_MACROS
from checker.lints.session import Finding
from checker.names.defs import Def
from grammar import syntax as ast
from grammar.diagnostic import warning


def unused_macros(tcx: Tcx) -> Iterator[Finding]:
    """Those that other crates cannot call either."""
    for macro in tcx.names.user_macros:
        called = macro in tcx.names.called_macros or not tcx.is_local(macro)
        if called or macro.name.startswith("_") or _is_exported(macro):
            continue
        message = f"unused macro definition: `{macro.name}`"
        yield Finding(UNUSED_MACROS, warning(None, message, macro.span))


def _is_exported(macro: Def) -> bool:
    node = macro.node
    return isinstance(node, ast.Item) and any(
        a.doc is None and a.path.segments[0].ident.name == "macro_export" for a in node.attrs
    )
