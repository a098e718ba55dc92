"""while_true: `while true { .. }`, for which Rust has `loop`.

Source: `rustc_lint::builtin::WhileTrue`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import Tcx
from checker.lints.known import WHILE_TRUE
from checker.lints.session import Finding
from grammar import syntax as ast
from grammar.diagnostic import Applicability, Child, Level, Suggestion, warning
from grammar.span import Span


def while_true(tcx: Tcx, node: ast.WhileExpr) -> Iterator[Finding]:
    """The condition of `node` is `true`, written by the user."""
    if node.cond.span.ctxt != node.span.ctxt or tcx.sources.context(node.span).call_site:
        return
    head = Span(node.span.lo, node.cond.span.hi, node.span.ctxt)
    label = f"{node.label.name}: " if node.label is not None else ""
    new = Suggestion(
        ((head, f"{label}loop"),), Applicability.MACHINE_APPLICABLE, inline=True, short=True
    )
    d = warning(None, "denote infinite loops with `loop { ... }`", head)
    d.children.append(Child(Level.HELP, "use `loop`", (), new))
    yield Finding(WHILE_TRUE, d, node.cond.span.shrink_to_lo())
