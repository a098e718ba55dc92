"""Is a name a local of the function around an inner item? (E0434)

Asked only when the name was not found: the outer function's bindings are looked through as text.
"""

from __future__ import annotations

from typing import Any

from checker.names.scope import Resolver
from checker.names.walk import children
from grammar import syntax as ast


def is_outer_local(r: Resolver, ident: ast.Ident) -> bool:
    """Does a function around this item bind `ident` before the item?"""
    scope = r.t.scope_of.get(r.owner)
    if scope is None and r.owner.parent is not None:
        scope = r.t.scope_of.get(r.owner.parent)
    while scope is not None and scope.parent is not None:
        node = scope.def_.node
        if isinstance(node, ast.Item) and _binds(node.kind, ident.name):
            return True
        scope = r.t.scope_of.get(scope.def_)
    return False


def _binds(node: Any, name: str) -> bool:
    if isinstance(node, ast.IdentPat) and node.name.name == name:
        return True
    if isinstance(node, ast.ItemStmt):
        return False
    return any(_binds(child, name) for child in children(node))
