"""Signatures: the providers of everything that a definition says of itself without its body.

All lazy: what nobody asks for is never lowered, so that a program pays only for the part of the
library that it touches. rustc: `rustc_hir_analysis::collect`.
"""

from __future__ import annotations

from checker.context import Tcx
from checker.names.defs import Def
from checker.types.collect_adt import provide_adt
from checker.types.collect_assoc import provide_assoc_items
from checker.types.collect_generics import provide_generics
from checker.types.collect_impls import (
    provide_impl_trait_ref,
    provide_inherent_impls,
    provide_trait_impls,
)
from checker.types.collect_predicates import (
    provide_item_bounds,
    provide_predicates,
    provide_super_predicates,
    super_predicates_on_cycle,
)
from checker.types.collect_types import provide_sig, provide_type, type_on_cycle
from checker.types.ty import Generics, Predicate


def install(tcx: Tcx) -> None:
    """Put the providers of signatures into `tcx`."""
    tcx.q_generics.provider = provide_generics
    tcx.q_generics.on_cycle = _generics_on_cycle
    tcx.q_predicates.provider = provide_predicates
    tcx.q_predicates.on_cycle = _predicates_on_cycle
    tcx.q_type.provider = provide_type
    tcx.q_type.on_cycle = type_on_cycle
    tcx.q_sig.provider = provide_sig
    tcx.q_adt.provider = provide_adt
    tcx.q_impl_trait_ref.provider = provide_impl_trait_ref
    tcx.q_impl_trait_ref.on_cycle = lambda tcx, d: None
    tcx.q_assoc_items.provider = provide_assoc_items
    tcx.q_super_predicates.provider = provide_super_predicates
    tcx.q_super_predicates.on_cycle = super_predicates_on_cycle
    tcx.q_item_bounds.provider = provide_item_bounds
    tcx.q_item_bounds.on_cycle = _predicates_on_cycle
    tcx.q_trait_impls.provider = provide_trait_impls
    tcx.q_inherent_impls.provider = provide_inherent_impls


def _generics_on_cycle(tcx: Tcx, d: Def) -> Generics:
    from checker.types.collect_generics import explicit_generics

    return explicit_generics(tcx, d)


def _predicates_on_cycle(tcx: Tcx, d: Def) -> tuple[Predicate, ...]:
    return ()
