"""unused_braces: a block of one expression where the expression alone would do.

Braces around the value of a `let`, what is matched on, arms and bodies of closures are a matter of
style and stay.

Source: `rustc_lint::unused` (`UnusedBraces`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.context import Tcx
from checker.lints.known import UNUSED_BRACES
from checker.lints.session import Finding
from checker.lints.unused_parens import BEFORE_BLOCK, Place, is_needed, places, replacements
from grammar import syntax as ast
from grammar.diagnostic import warning
from grammar.span import Span

_LEFT_ALONE = (Place.LET, Place.LET_ELSE, Place.MATCH, Place.ARM, Place.CLOSURE)


def unused_braces(tcx: Tcx, node: Any) -> Iterator[Finding]:
    """Of the expressions right within `node`."""
    if isinstance(node, ast.AnonConst):
        inner = _single(tcx, node.expr)
        if isinstance(inner, ast.LitExpr):
            yield _finding(tcx, "const expression", node.expr.span, inner.span)
        return
    if isinstance(node, ast.Item):
        assert isinstance(node.kind, ast.ConstItem | ast.StaticItem)
        inner = _single(tcx, node.kind.value)
        if inner is not None and node.kind.value is not None:
            yield _finding(tcx, Place.ASSIGNED.value, node.kind.value.span, inner.span)
        return
    for place, e in places(node):
        of_let = place is Place.ASSIGNED and isinstance(node, ast.LetStmt)
        if place in _LEFT_ALONE or of_let:
            continue
        inner = _single(tcx, e)
        if inner is not None and not is_needed(inner, place):
            yield _finding(tcx, place.value, e.span, inner.span, place in BEFORE_BLOCK)


def _single(tcx: Tcx, e: ast.Expr | None) -> ast.Expr | None:
    """The expression in a plain block of one line with nothing else in it."""
    if not isinstance(e, ast.BlockExpr) or e.kind is not ast.BlockKind.PLAIN:
        return None
    inner = e.block.tail
    if e.label is not None or e.block.stmts or inner is None:
        return None
    if tcx.sources.context(e.span).call_site is not None or inner.span.ctxt != e.span.ctxt:
        return None
    return None if "\n" in tcx.sources.snippet(e.span) else inner


def _finding(tcx: Tcx, where: str, outer: Span, inner: Span, before: bool = False) -> Finding:
    left, right = Span(outer.lo, inner.lo, outer.ctxt), Span(inner.hi, outer.hi, outer.ctxt)
    d = warning(None, f"unnecessary braces around {where.strip()}", left).primary(right)
    d.suggest("remove these braces", *replacements(tcx, left, right, before))
    return Finding(UNUSED_BRACES, d)
