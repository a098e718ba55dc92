"""Why a trait with the wanted method does not apply: an impl fits but for its where clauses.

Source: `rustc_hir_typeck::method::probe` (`possibly_unsatisfied_predicates`).
"""

from __future__ import annotations

from checker.names.defs import Def
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import erase_regions, subst
from checker.types.fulfill import Evaluation
from checker.types.pretty import show_trait
from checker.types.traits_impls import relevant_impls
from checker.types.ty import Predicate, TraitPredicate, TraitRef


def failing_conditions(fcx: FnCtxt, goal: TraitRef) -> list[TraitRef]:
    """What would have to hold for the one impl whose header fits `goal`; none if there is none."""
    found: list[list[TraitRef]] = []
    for impl in relevant_impls(fcx.tcx, goal):
        with fcx.probe():
            conditions = _of_impl(fcx, impl, goal)
        if conditions is not None:
            found.append(conditions)
    return found[0] if len(found) == 1 else []


def _of_impl(fcx: FnCtxt, impl: Def, goal: TraitRef) -> list[TraitRef] | None:
    header = fcx.tcx.impl_trait_ref(impl)
    assert header is not None
    args = fcx.fresh_args(impl, fcx.owner.span)
    mine = subst(erase_regions(header.args), args)
    if fcx.infcx.unify_args(mine, goal.args) is not None:
        return None
    out: list[TraitRef] = []
    for nested in fcx.fulfill.selector.impl_conditions(impl, args):
        predicate: Predicate = fcx.resolve(erase_regions(nested.predicate))
        kind = predicate.kind
        if isinstance(kind, TraitPredicate) and not predicate.names:
            if fcx.fulfill.evaluate(predicate) is Evaluation.NO:
                out.append(kind.trait_ref)
    return out


def bound_text(fcx: FnCtxt, t: TraitRef) -> str:
    """`T: Trait`, as messages name it."""
    return f"`{fcx.show(t.self_ty)}: {show_trait(fcx.tcx, t)}`"
