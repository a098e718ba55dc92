"""What of a library can be named from outside: where dead_code starts in a crate without `main`.

Public items in public modules, and what `pub use` brings out; of these the public fields, variants,
items of traits, and public associated items of impls.

Source: `rustc_resolve::effective_visibilities`, in so far as a single crate shows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import Tcx
from checker.names.defs import Def, DefKind
from checker.names.owners import items
from checker.types import ty
from grammar import syntax as ast


def reachable(tcx: Tcx) -> Iterator[Def]:
    """The definitions that other crates may name."""
    seen: set[Def] = set()
    stack = [tcx.user, *_reexported(tcx)]
    while stack:
        def_ = stack.pop()
        if def_ in seen or def_.is_library:
            continue
        seen.add(def_)
        stack += [child for child in def_.children if _is_visible(def_, child)]
    for item in items(tcx):
        if item.kind is DefKind.IMPL and tcx.impl_trait_ref(item) is None:
            self_ty = tcx.type_of(item)
            if isinstance(self_ty, ty.Adt) and self_ty.def_ in seen:
                seen.update(child for child in item.children if _is_public(child))
    yield from seen - {tcx.user}


def _reexported(tcx: Tcx) -> Iterator[Def]:
    for import_ in tcx.names.imports:
        if import_.vis is None:
            for found in import_.results.values():
                if found is not None and isinstance(found.res, Def):
                    yield found.res


def _is_visible(parent: Def, child: Def) -> bool:
    if child.kind in (DefKind.VARIANT, DefKind.ASSOC_FN, DefKind.ASSOC_CONST, DefKind.ASSOC_TYPE):
        return parent.kind in (DefKind.ENUM, DefKind.TRAIT)
    if child.kind is DefKind.FIELD and parent.kind is DefKind.VARIANT:
        return True
    return _is_public(child)


def _is_public(def_: Def) -> bool:
    node = def_.node
    return isinstance(node, ast.Item | ast.FieldDef) and node.vis.kind is ast.VisibilityKind.PUBLIC
