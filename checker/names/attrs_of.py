"""Attributes of definitions as plain data; the library's without parsing anything."""

from __future__ import annotations

from collections.abc import Sequence

from checker.context import Tcx
from checker.library.index import Attrs
from checker.names.defs import Def
from grammar import syntax as ast


def attrs_of(tcx: Tcx, def_: Def) -> Attrs:
    """The attributes of an item, member, variant or field: True for a word, the text of
    `name = "text"`, the tokens of `name(a, b)` without commas."""
    found = tcx.names.library.attrs.get(def_)
    if found is None:
        node = def_.node
        found = attributes(getattr(node, "attrs", ())) if isinstance(node, _WITH_ATTRS) else {}
        tcx.names.library.attrs[def_] = found
    return found


def attributes(attrs: Sequence[ast.Attribute]) -> Attrs:
    """Attributes as plain data; doc comments are left out."""
    found: Attrs = {}
    for attr in attrs:
        if attr.doc is not None:
            continue
        name = "::".join(s.ident.name for s in attr.path.segments)
        if isinstance(attr.value, ast.LitExpr):
            found[name] = str(attr.value.value)
        elif attr.args is not None:
            words = tuple(t.text for t in attr.args.tokens if t.text not in (",", ""))
            earlier = found.get(name)
            found[name] = (*earlier, *words) if isinstance(earlier, tuple) else words
        else:
            found[name] = True
    return found


_WITH_ATTRS = (ast.Item, ast.Variant, ast.FieldDef)


def has_attr(tcx: Tcx, def_: Def, name: str) -> bool:
    return name in attrs_of(tcx, def_)
