"""redundant_semicolons: semicolons that end nothing.

Source: `rustc_lint::redundant_semicolon`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.lints.known import REDUNDANT_SEMICOLONS
from checker.lints.session import Finding
from grammar import syntax as ast
from grammar.diagnostic import Applicability, Child, Level, Suggestion, warning
from grammar.span import Span


def redundant_semicolons(block: ast.Block) -> Iterator[Finding]:
    """Each row of empty statements in `block`."""
    row: list[Span] = []
    for stmt in (*block.stmts, None):
        if isinstance(stmt, ast.EmptyStmt):
            row.append(stmt.span)
        elif row:
            yield _finding(row)
            row = []


def _finding(row: list[Span]) -> Finding:
    span = row[0].to(row[-1])
    s, these = ("s", "these") if len(row) > 1 else ("", "this")
    d = warning(None, f"unnecessary trailing semicolon{s}", span)
    new = Suggestion(((span, ""),), Applicability.MAYBE_INCORRECT, inline=True)
    d.children.append(Child(Level.HELP, f"remove {these} semicolon{s}", (), new))
    return Finding(REDUNDANT_SEMICOLONS, d)
