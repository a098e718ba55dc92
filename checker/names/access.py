"""Who may name what."""

from __future__ import annotations

from checker.names.defs import Def, DefKind
from checker.names.tables import NameTables, is_within, module_of
from grammar import syntax as ast


def visibility(t: NameTables, def_: Def) -> Def | None:
    """The module within which `def_` may be named; None for everywhere.

    Fields have their own; variants that of their enum; items of traits that of the trait; fields of
    variants and items of a trait's impl are public.
    """
    node = def_.node
    parent = def_.parent
    if parent is None:
        return None
    if def_.kind is DefKind.VARIANT:
        return visibility(t, parent)
    if def_.kind is DefKind.FIELD and parent.kind is DefKind.VARIANT:
        return visibility(t, parent)
    if parent.kind is DefKind.TRAIT:
        return visibility(t, parent)
    if parent.kind is DefKind.IMPL and _is_trait_impl(parent):
        return None
    vis = getattr(node, "vis", None)
    if not isinstance(vis, ast.Visibility):
        return None
    return _module_of_vis(t, vis, def_)


def _module_of_vis(t: NameTables, vis: ast.Visibility, def_: Def) -> Def | None:
    if vis.kind is ast.VisibilityKind.PUBLIC:
        return None
    assert def_.parent is not None
    here = module_of(def_.parent)
    if vis.kind is ast.VisibilityKind.INHERITED or vis.path is None:
        return here
    from checker.names.imports import PathFailure, resolve_module_path

    found = resolve_module_path(t, [s.ident for s in vis.path.segments], t.scope_module(def_))
    return here if isinstance(found, PathFailure) else found.normal.def_


def _is_trait_impl(impl: Def) -> bool:
    node = impl.node
    return (
        isinstance(node, ast.Item)
        and isinstance(node.kind, ast.ImplItem)
        and node.kind.trait is not None
    )


def is_accessible(t: NameTables, def_: Def, from_module: Def) -> bool:
    """May code in module `from_module` (or any definition in it) name `def_`?"""
    vis = visibility(t, def_)
    return vis is None or is_within(module_of(from_module), vis)
