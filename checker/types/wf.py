"""Checks of items beyond their bodies (rustc: `wfcheck`, `compare_impl_item`, coherence).

`check_item` looks at one definition of the user's program; `check_crate` at what only shows in the
whole: overlapping impls, traits used as `dyn`, `main`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.context import Tcx
from checker.names.defs import Def, DefKind
from checker.types.wf_adt import check_adt
from checker.types.wf_coherence import check_impl_coherence, check_overlaps
from checker.types.wf_impl import check_impl_items
from checker.types.wf_main import check_main
from checker.types.wf_object import check_objects
from checker.types.wf_params import check_adt_params, check_impl_params
from checker.types.wf_special import check_special_impl
from checker.types.wf_types import (
    check_assoc_type,
    check_field_types,
    check_impl_header,
    check_signature,
    check_trait,
    check_value_type,
)


def check_item(tcx: Tcx, d: Def) -> None:
    """Report what is wrong with `d` itself; nested definitions are checked on their own."""
    for check in _CHECKS.get(d.kind, ()):
        check(tcx, d)


def check_crate(tcx: Tcx) -> None:
    """Report what is wrong with the program as a whole, after all items."""
    check_overlaps(tcx)
    check_objects(tcx)


def items_to_check(root: Def) -> Iterator[Def]:
    """The definitions below `root` that `check_item` knows, in source order."""
    for child in root.children:
        if child.kind in _CHECKS:
            yield child
        yield from items_to_check(child)


def _signatures(tcx: Tcx, d: Def) -> None:
    """Lower everything of a definition, so that errors in its types are told."""
    tcx.generics_of(d)
    tcx.predicates_of(d)


def _supers(tcx: Tcx, d: Def) -> None:
    tcx.super_predicates(d)
    tcx.assoc_items(d)


def _alias(tcx: Tcx, d: Def) -> None:
    tcx.type_of(d)


_CHECKS: dict[DefKind, tuple[Callable[[Tcx, Def], None], ...]] = {
    DefKind.STRUCT: (_signatures, check_adt, check_adt_params, check_field_types),
    DefKind.ENUM: (_signatures, check_adt, check_adt_params, check_field_types),
    DefKind.UNION: (_signatures, check_adt, check_adt_params, check_field_types),
    DefKind.FN: (_signatures, check_signature),
    DefKind.ASSOC_FN: (_signatures, check_signature),
    DefKind.CONST: (_signatures, check_value_type),
    DefKind.ASSOC_CONST: (_signatures, check_value_type),
    DefKind.STATIC: (_signatures, check_value_type),
    DefKind.TYPE_ALIAS: (_signatures, _alias),
    DefKind.ASSOC_TYPE: (_signatures, check_assoc_type),
    DefKind.TRAIT: (_signatures, _supers, check_trait),
    DefKind.IMPL: (
        _signatures,
        check_impl_coherence,
        check_special_impl,
        check_impl_header,
        check_impl_params,
        check_impl_items,
    ),
}

__all__ = ["check_crate", "check_item", "check_main", "items_to_check"]
