"""Traits whose items may be named at a place: items of the modules around, imports, the prelude."""

from __future__ import annotations

from checker.names.defs import Def, DefKind
from checker.names.imports import glob_target, lookup, prelude_module, resolve_import
from checker.names.tables import Import, Module, ModuleKind, NameTables, Ns


def traits_with(t: NameTables, module: Module, name: str) -> tuple[Def, ...]:
    """The traits in scope in `module` that have an item called `name`."""
    key = (module, name)
    found = t.traits_by_item.get(key)
    if found is None:
        found = tuple(trait for trait in traits_in(t, module) if name in item_names(t, trait))
        t.traits_by_item[key] = found
    return found


def traits_in(t: NameTables, module: Module) -> tuple[Def, ...]:
    """All traits in scope in `module`, the innermost first."""
    found = t.trait_scopes.get(module)
    if found is None:
        collected: dict[Def, None] = {}
        at: Module | None = module
        while at is not None:
            if at.kind in (ModuleKind.BLOCK, ModuleKind.MODULE):
                _of_module(t, at, collected, set(), at.normal.def_)
            if at.kind is ModuleKind.MODULE:
                break
            at = at.parent
        prelude = prelude_module(t, module.def_.is_library)
        _of_module(t, prelude, collected, set(), module.normal.def_)
        found = t.trait_scopes[module] = tuple(collected)
    return found


def _of_module(
    t: NameTables, module: Module, out: dict[Def, None], seen: set[Module], from_module: Def
) -> None:
    """The traits that `module` itself names, those of its globs too."""
    if module in seen:
        return
    seen.add(module)
    for trait in _local_traits(t, module, from_module):
        out[trait] = None
    for imports in module.imports.values():
        for import_ in imports:
            _imported(t, import_, out)
    for import_ in module.unnamed:
        _imported(t, import_, out)
    for glob in module.globs:
        target = glob_target(t, glob)
        if target is not None:
            _of_module(t, target, out, seen, from_module)


def _imported(t: NameTables, import_: Import, out: dict[Def, None]) -> None:
    if not _may_be_trait(t, import_):
        return
    found = resolve_import(t, import_, Ns.TYPE)
    if found is not None and isinstance(found.res, Def) and found.res.kind is DefKind.TRAIT:
        out[found.res] = None


def _may_be_trait(t: NameTables, import_: Import) -> bool:
    """False for an import of the library whose name is no trait's: it need not be resolved."""
    if not import_.module.def_.is_library or not import_.segments:
        return True
    return import_.segments[-1].name in t.library.summary.traits


def _local_traits(t: NameTables, module: Module, from_module: Def) -> list[Def]:
    from checker.names.library import LibraryModule

    if isinstance(module, LibraryModule):
        names = [name for name, entries in module.by_name.items() if entries[0].kind == "TRAIT"]
        bindings = [lookup(t, module, Ns.TYPE, name) for name in names]
    else:
        bindings = list(module.tables[Ns.TYPE].values())
    return [
        b.res
        for b in bindings
        if b is not None
        and isinstance(b.res, Def)
        and b.res.kind is DefKind.TRAIT
        and b.is_accessible(from_module)
    ]


def item_names(t: NameTables, trait: Def) -> frozenset[str]:
    """The names of a trait's items; the library's are not parsed for it."""
    found = t.trait_items.get(trait)
    if found is None:
        entry = t.library.entries.get(trait)
        if entry is not None:
            found = frozenset(member[1] for member in entry[1].extra)
        else:
            found = frozenset(child.name for child in trait.children if child.kind in _ITEMS)
        t.trait_items[trait] = found
    return found


_ITEMS = (DefKind.ASSOC_FN, DefKind.ASSOC_CONST, DefKind.ASSOC_TYPE)
