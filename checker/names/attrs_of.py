"""Attributes of definitions as plain data; the library's without parsing anything."""

from __future__ import annotations

from checker.context import Tcx
from checker.library.index import Attrs
from checker.names.defs import Def
from grammar import syntax as ast


def attrs_of(tcx: Tcx, def_: Def) -> Attrs:
    """The attributes of an item, member, variant or field: True for a word, the text of
    `name = "text"`, the tokens of `name(a, b)` without commas."""
    found = tcx.names.library.attrs.get(def_)
    if found is None:
        from checker.library.build_index import attributes

        node = def_.node
        found = attributes(getattr(node, "attrs", ())) if isinstance(node, _WITH_ATTRS) else {}
        tcx.names.library.attrs[def_] = found
    return found


_WITH_ATTRS = (ast.Item, ast.Variant, ast.FieldDef)


def has_attr(tcx: Tcx, def_: Def, name: str) -> bool:
    return name in attrs_of(tcx, def_)
