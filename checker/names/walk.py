"""The children of syntax nodes, generically.

For passes that look for a few kinds of node anywhere (macro calls, blocks, attributes). Which
fields of a class may hold nodes is read off the class once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grammar import syntax as ast
from grammar.record import Enum, fields

_SKIPPED = frozenset(["span", "op_span", "head_span", "sig_span", "where_span", "attrs", "vis"])
_LEAVES = (ast.Ident, ast.Lifetime, ast.Attribute, ast.Visibility, ast.MacroRulesItem)
_PLAIN = frozenset(["bool", "str", "str | None", "Ident", "Ident | None", "TokenStream"])


def _fields_of(cls: type) -> tuple[str, ...]:
    if cls in _LEAVES:
        return ()
    return tuple(
        f.name
        for f in fields(cls)
        if f.name not in _SKIPPED
        and f.type not in _PLAIN
        and not (isinstance(f.type, type) and issubclass(f.type, Enum))
    )


FIELDS: dict[type, tuple[str, ...]] = {}


def node_fields(cls: type) -> tuple[str, ...] | None:
    """The fields of a syntax class that may hold nodes; None for what is no node."""
    found = FIELDS.get(cls)
    if found is None:
        if not hasattr(cls, "__attrs_attrs__") or cls.__module__ != ast.__name__:
            return None
        found = FIELDS[cls] = _fields_of(cls)
    return found


def children(node: Any) -> Iterator[Any]:
    """The nodes directly within `node`, in order of the fields; attributes are left out."""
    for name in node_fields(type(node)) or ():
        value = getattr(node, name)
        if value is None:
            continue
        if type(value) is tuple:
            for item in value:
                if type(item) in FIELDS or node_fields(type(item)) is not None:
                    yield item
        elif type(value) in FIELDS or node_fields(type(value)) is not None:
            yield value
