"""The user's definitions in source order, as `checker.check` goes over them."""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import Tcx
from checker.names.defs import Def, DefKind
from checker.names.tables import NameTables, Ns
from grammar import syntax as ast

ITEMS = frozenset(
    [
        DefKind.STRUCT,
        DefKind.ENUM,
        DefKind.UNION,
        DefKind.TRAIT,
        DefKind.TYPE_ALIAS,
        DefKind.FOREIGN_TYPE,
        DefKind.FN,
        DefKind.CONST,
        DefKind.STATIC,
        DefKind.ASSOC_TYPE,
        DefKind.ASSOC_FN,
        DefKind.ASSOC_CONST,
        DefKind.IMPL,
    ]
)
PASSED = frozenset([DefKind.CRATE, DefKind.MOD, DefKind.EXTERN_BLOCK, DefKind.CLOSURE])


def items(tcx: Tcx, crate: Def | None = None) -> list[Def]:
    """Every item and associated item of the crate that is checked, or of `crate`: those in bodies
    and derived ones too."""
    return list(_items(crate or tcx.user))


def has_form_to_check(item: Def) -> bool:
    """Whether `checker.names.validate` is worth loading for `item`."""
    node = item.node
    if not isinstance(node, ast.Item):
        return False
    if _has_unusual_body(item, node.kind):
        return True
    if any(a.path.segments[-1].ident.name == "repr" for a in node.attrs):
        return True
    inside = item.parent is not None and item.parent.kind in (DefKind.IMPL, DefKind.TRAIT)
    return (inside or item.kind is DefKind.IMPL) and node.vis.kind is not _INHERITED


_INHERITED = ast.VisibilityKind.INHERITED


def _has_unusual_body(item: Def, kind: ast.ItemKind) -> bool:
    """A body is missing, or `self` stands in a free function, or the item is foreign."""
    parent = item.parent.kind if item.parent is not None else None
    match kind:
        case ast.FnItem():
            if kind.body is None or parent is DefKind.EXTERN_BLOCK:
                return bool(kind.params) or parent is not DefKind.TRAIT
            return kind.self_param is not None and parent not in (DefKind.IMPL, DefKind.TRAIT)
        case ast.ConstItem() | ast.StaticItem():
            return kind.value is None or parent is DefKind.EXTERN_BLOCK
        case ast.TypeAliasItem():
            return kind.ty is None and parent is not DefKind.TRAIT
        case _:
            return False


def _items(def_: Def) -> Iterator[Def]:
    for child in def_.children:
        if child.kind in ITEMS:
            yield child
            yield from _items(child)
        elif child.kind in PASSED:
            yield from _items(child)


def body_owners(tcx: Tcx) -> list[Def]:
    """What has a body: functions, constants, statics, constant expressions, closures.

    Resolves the names of every item, since closures and constant expressions are found by that.
    """
    found: list[Def] = []
    for item in items(tcx):
        tcx.resolutions(item)
        if has_body(item):
            found.append(item)
        found.extend(_inner_bodies(item))
    return found


def _inner_bodies(def_: Def) -> Iterator[Def]:
    for child in def_.children:
        if child.kind in (DefKind.CLOSURE, DefKind.ANON_CONST):
            yield child
            yield from _inner_bodies(child)


def has_body(def_: Def) -> bool:
    """Does this function, constant or static have a body or a value?"""
    node = def_.node
    if not isinstance(node, ast.Item):
        return def_.kind in (DefKind.CLOSURE, DefKind.ANON_CONST)
    if isinstance(node.kind, ast.FnItem):
        return node.kind.body is not None
    if isinstance(node.kind, ast.ConstItem | ast.StaticItem):
        return node.kind.value is not None
    return False


def test_functions(tcx: Tcx) -> list[Def]:
    """The functions marked `#[test]` that can be named, if the crate was opened with
    `CrateOptions.test`."""
    from checker.names.attrs_of import has_attr

    functions = (item for item in items(tcx) if item.kind is DefKind.FN and is_nameable(item))
    return [item for item in functions if has_attr(tcx, item, "test")]


def is_nameable(def_: Def) -> bool:
    """Whether modules alone are around `def_`, no function."""
    at = def_.parent
    while at is not None and at.kind is DefKind.MOD:
        at = at.parent
    return at is None or at.kind is DefKind.CRATE


def main_function(tables: NameTables) -> Def | None:
    """The `main` of the crate's root, imported ones too."""
    from checker.names.imports import lookup

    found = lookup(tables, tables.module(tables.user), Ns.VALUE, "main")
    if found is None or not isinstance(found.res, Def) or found.res.kind is not DefKind.FN:
        return None
    return found.res
