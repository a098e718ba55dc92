"""All the names that could have been meant: those in scope, and those that could be imported.

Used only when something was not found, so it may take its time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from checker.names.defs import Def, DefKind
from checker.names.imports import PRIMITIVES, glob_target, lookup, prelude_module
from checker.names.scope import Resolver, RibKind
from checker.names.tables import Module, ModuleKind, NameTables, Ns


def visible_names(r: Resolver, ns: Ns) -> dict[str, object]:
    """Every name in scope, innermost first, with what it means."""
    found: dict[str, object] = {}
    for rib in reversed(r.ribs):
        if rib.kind is RibKind.ITEM:
            break
        if rib.kind is RibKind.NORMAL and ns is Ns.VALUE:
            for (name, _), local in reversed(rib.locals.items()):
                found.setdefault(name, local)
        elif rib.kind is RibKind.PARAMS:
            params = rib.types if ns is Ns.TYPE else rib.values
            for name, param in params.items():
                found.setdefault(name, param)
        elif rib.kind is RibKind.SELF and ns is Ns.TYPE:
            found.setdefault("Self", rib.self_res)
    at: Module | None = r.module
    while at is not None:
        for name, res in names_in_module(r.t, at, ns, r.here).items():
            found.setdefault(name, res)
        if at.kind is ModuleKind.MODULE:
            break
        at = at.parent
    prelude = prelude_module(r.t, r.owner.is_library)
    for name, res in names_in_module(r.t, prelude, ns, r.here).items():
        found.setdefault(name, res)
    if ns is Ns.TYPE:
        for name, primitive in PRIMITIVES.items():
            found.setdefault(name, primitive)
    return found


def names_in_module(t: NameTables, module: Module, ns: Ns, from_module: Def) -> dict[str, object]:
    """What `module` names, imports and globs too, as far as `from_module` may see it."""
    found: dict[str, object] = {}
    for name in _names(t, module, ns, set()):
        if name in found:
            continue
        binding = lookup(t, module, ns, name)
        if binding is not None and binding.is_accessible(from_module):
            found[name] = binding.res
    return found


def _names(t: NameTables, module: Module, ns: Ns, seen: set[Module]) -> Iterator[str]:
    if module in seen:
        return
    seen.add(module)
    yield from module.local_names(ns)
    yield from module.imports
    for glob in module.globs:
        target = glob_target(t, glob)
        if target is not None:
            yield from _names(t, target, ns, seen)


def import_candidates(
    t: NameTables, name: str, ns: Ns, wanted: Callable[[object], bool], module: Module
) -> list[tuple[str, Def]]:
    """Public items of that name with a path to import them by, the shortest each."""
    found: dict[Def, str] = {}
    here = module.normal.def_
    others = ((root, name) for name, root in t.extern_crates.items() if not root.is_library)
    for root, prefix in ((t.user, "crate"), (t.library.root, "std"), *others):
        _search(t, root, prefix, name, ns, wanted, here, found)
    return sorted((path, def_) for def_, path in found.items())


def _search(
    t: NameTables,
    root: Def,
    prefix: str,
    name: str,
    ns: Ns,
    wanted: Callable[[object], bool],
    here: Def,
    found: dict[Def, str],
) -> None:
    queue = deque([(t.module(root), prefix)])
    seen: set[Module] = set()
    while queue:
        module, path = queue.popleft()
        if module in seen:
            continue
        seen.add(module)
        binding = lookup(t, module, ns, name)
        if binding is not None and isinstance(binding.res, Def) and binding.res not in found:
            if wanted(binding.res) and binding.is_accessible(here) and module.def_ is not here:
                found[binding.res] = f"{path}::{name}"
        for inner, inner_name in _submodules(t, module, here):
            queue.append((inner, f"{path}::{inner_name}"))


def _submodules(t: NameTables, module: Module, here: Def) -> Iterator[tuple[Module, str]]:
    for name in module.local_names(Ns.TYPE):
        binding = module.local(Ns.TYPE, name)
        if binding is None or not isinstance(binding.res, Def):
            continue
        if binding.res.kind in (DefKind.MOD, DefKind.ENUM) and binding.is_accessible(here):
            if binding.res.is_library and "doc" in t.library.attrs.get(binding.res, ()):
                continue  # `#[doc(hidden)]`
            yield t.module(binding.res), name
