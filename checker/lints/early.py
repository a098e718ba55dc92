"""What the syntax alone shows, on one walk over it.

Parentheses and braces that are not needed, doc comments where no documentation is made, `while
true`. Within the expansion of a macro it is the user's arguments that are looked at. The words are
imported when something is found.

Source: `rustc_lint::early`, `rustc_lint::builtin`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.context import Tcx
from checker.lints.session import Finding
from checker.lints.unused_parens import places, unneeded
from checker.names.defs import Def, DefKind
from checker.names.walk import children
from grammar import syntax as ast
from grammar.span import Span


def early_findings(tcx: Tcx) -> Iterator[Finding]:
    """Over the syntax of the user's crate."""
    for root in _roots(tcx):
        stack: list[tuple[Any, Span]] = [(root, root.span)]
        while stack:
            node, owner = stack.pop()
            yield from unneeded(tcx, node)
            yield from _others(tcx, node, owner)
            if isinstance(node, ast.MacroExpr | ast.MacroStmt):
                made: Any = tcx.names.expansions.get(node.call, ())
                stack += [(n, owner) for n in (made if isinstance(made, tuple) else (made,))]
            elif isinstance(node, ast.Item):
                owner = node.span
            stack += [(child, owner) for child in children(node)]


def _others(tcx: Tcx, node: Any, owner: Span) -> Iterator[Finding]:
    if any(attr.doc is not None for attr in getattr(node, "attrs", ())):
        from checker.lints.doc_comments import unused_doc_comments

        yield from unused_doc_comments(tcx, node, owner)
    if isinstance(node, ast.Item) and any(attr.doc is None for attr in node.attrs):
        from checker.lints.unused_attributes import unused_attributes

        yield from unused_attributes(tcx, node)
    if isinstance(node, ast.WhileExpr):
        cond = node.cond
        while isinstance(cond, ast.ParenExpr):
            cond = cond.inner
        if isinstance(cond, ast.LitExpr) and cond.value is True:
            from checker.lints.style_of_loops import while_true

            yield from while_true(tcx, node)
    if isinstance(node, ast.Block) and any(isinstance(s, ast.EmptyStmt) for s in node.stmts):
        from checker.lints.redundant_semicolons import redundant_semicolons

        yield from redundant_semicolons(node)
    if _has_braces(node):
        from checker.lints.unused_braces import unused_braces

        yield from unused_braces(tcx, node)


def _has_braces(node: Any) -> bool:
    """Whether an expression right within `node` is a plain block."""
    if isinstance(node, ast.AnonConst):
        return isinstance(node.expr, ast.BlockExpr)
    if isinstance(node, ast.Item):
        kind = node.kind
        return isinstance(kind, ast.ConstItem | ast.StaticItem) and isinstance(
            kind.value, ast.BlockExpr
        )
    return any(isinstance(e, ast.BlockExpr) for _, e in places(node))


def _roots(tcx: Tcx) -> Iterator[Any]:
    """The crate, and the items of modules in other files."""
    crate = tcx.user.node
    assert isinstance(crate, ast.Crate)
    yield crate
    stack: list[Def] = list(tcx.user.children)
    while stack:
        def_ = stack.pop()
        if def_.kind is not DefKind.MOD:
            continue
        node: Any = def_.node
        if node.kind.items is None:
            yield from (c.node for c in def_.children if isinstance(c.node, ast.Item))
        stack.extend(def_.children)
