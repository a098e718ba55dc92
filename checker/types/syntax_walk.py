"""Walking the syntax under a node without knowing what each kind of node is made of."""

from __future__ import annotations

from collections.abc import Iterator

from checker.names.defs import Resolutions
from grammar import syntax as ast
from grammar.record import fields

_FIELDS: dict[type, tuple[str, ...]] = {}
_SKIP = (ast.Item, ast.Path, ast.Lifetime, ast.Ident)


def walk(resolutions: Resolutions, root: object) -> Iterator[object]:
    """The nodes under `root`, macro calls expanded, in order; not into nested items."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.__class__ is tuple:
            stack.extend(reversed(node))
            continue
        yield node
        if isinstance(node, (ast.MacroExpr, ast.MacroStmt, ast.MacroPat)):
            expansion = resolutions.expansions.get(node.call)
            if expansion is not None:
                stack.append(expansion)
            continue
        for name in reversed(_names(node.__class__)):
            child = getattr(node, name)
            cls = child.__class__
            if cls is tuple or (cls.__module__ == _SYNTAX and not isinstance(child, _SKIP)):
                stack.append(child)


_SYNTAX = ast.__name__


def _names(cls: type) -> tuple[str, ...]:
    found = _FIELDS.get(cls)
    if found is None:
        is_node = cls.__module__ == _SYNTAX and hasattr(cls, "__attrs_attrs__")
        found = tuple(f.name for f in fields(cls) if f.name != "span") if is_node else ()
        _FIELDS[cls] = found
    return found


def path_exprs_within(
    resolutions: Resolutions, root: object
) -> tuple[list[ast.PathExpr], set[ast.IdentPat]]:
    """All path expressions under `root`, and all identifier patterns."""
    paths: list[ast.PathExpr] = []
    bindings: set[ast.IdentPat] = set()
    for node in walk(resolutions, root):
        if isinstance(node, ast.PathExpr):
            paths.append(node)
        elif isinstance(node, ast.IdentPat):
            bindings.add(node)
    return paths, bindings
