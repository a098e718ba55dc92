"""Whether a lint is allowed where a body stands, by `#[allow(..)]` and its kin around it.

Source: the Reference, "Lint check attributes".
"""

from __future__ import annotations

from typing import Any

from checker.context import Tcx
from checker.names.defs import Def
from grammar import syntax as ast
from grammar.record import Enum


class LintLevel(Enum):
    ALLOW = "allow"
    WARN = "warn"
    DENY = "deny"
    FORBID = "forbid"
    EXPECT = "expect"


def lint_level(tcx: Tcx, owner: Def, lint: str, default: LintLevel) -> LintLevel:
    """The level that the nearest attribute around `owner` sets, else `default`."""
    for d in tcx.ancestors(owner):
        if d.is_library:
            break
        for attr in reversed(attributes(d.node)):
            level = level_of(attr, lint)
            if level is not None:
                return level
    return default


def attributes(node: Any) -> tuple[ast.Attribute, ...]:
    match node:
        case ast.Item(kind=ast.ModItem(inner_attrs=inner)):
            return (*node.attrs, *inner)
        case ast.Item() | ast.Crate():
            return node.attrs
        case _:
            return ()


def level_of(attr: ast.Attribute, lint: str) -> LintLevel | None:
    """What `#[allow(a, b)]` says of `lint`."""
    if attr.args is None or len(attr.path.segments) != 1:
        return None
    name = attr.path.segments[0].ident.name
    level = next((x for x in LintLevel if x.value == name), None)
    if level is None or not any(t.text == lint for t in attr.args.tokens):
        return None
    return level
