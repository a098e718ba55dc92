"""Method calls: probing, confirming, checking the arguments (rustc: `method::confirm`).

`lookup_in_trait` is the short way that operators, indexing and overloaded calls take: the trait is
known, no probing is needed, only whether the type may implement it.
"""

from __future__ import annotations

from checker.context import LangItem
from checker.names.defs import Def, DefKind
from checker.types.coerce import mutable_derefs
from checker.types.expectation import Expectation
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import erase_regions, has_error, instantiate_bound, subst
from checker.types.fulfill import Evaluation
from checker.types.generic_args import segment_args
from checker.types.method_probe import (
    Ambiguity,
    Autoref,
    CandidateKind,
    NoMatch,
    Pick,
    probe_method,
)
from checker.types.obligation import MISC, Cause
from checker.types.tables import (
    Adjustment,
    BorrowAdjust,
    Callee,
    DerefAdjust,
    PointerAdjust,
    PointerCast,
)
from checker.types.ty import (
    ERASED,
    ERROR_TY,
    Args,
    ErrorTy,
    FnSig,
    Predicate,
    RawPtr,
    Ref,
    TraitPredicate,
    TraitRef,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.record import frozen
from grammar.span import Span


def check_method_call(fcx: FnCtxt, e: ast.MethodCallExpr, expected: Expectation) -> Ty:
    from checker.types.call import check_arguments, check_untyped_arguments
    from checker.types.expr import check_expr

    receiver = fcx.structural(check_expr(fcx, e.receiver), fcx.span(e.receiver))
    name = e.segment.ident
    traits = fcx.traits_at(e, name.name)
    if isinstance(receiver, ErrorTy):
        check_untyped_arguments(fcx, e.args)
        return ERROR_TY
    pick = probe_method(fcx, receiver, name.name, traits, name.span)
    if isinstance(pick, NoMatch):
        from checker.types.method_report import report_no_method

        report_no_method(fcx, e, receiver, pick)
        check_untyped_arguments(fcx, e.args)
        return ERROR_TY
    if isinstance(pick, Ambiguity):
        from checker.types.method_unsatisfied import report_ambiguity

        report_ambiguity(fcx, e, pick)
        check_untyped_arguments(fcx, e.args)
        return ERROR_TY
    sig, callee = confirm(fcx, e, receiver, pick)
    fcx.results.callees[e] = callee
    return check_arguments(
        fcx, e, sig.inputs[1:], sig.output, e.args, sig.variadic, expected, callee.def_
    )


def confirm(fcx: FnCtxt, e: ast.MethodCallExpr, receiver: Ty, pick: Pick) -> tuple[FnSig, Callee]:
    """Adjust the receiver, make the arguments, register what must hold."""
    from checker.types.place import make_mutable

    span = e.segment.ident.span
    self_ty = _adjust_receiver(fcx, e.receiver, pick)
    parent = pick.parent_args(fcx, span)
    if pick.candidate.kind is CandidateKind.OBJECT:
        from checker.types.method_unsatisfied import report_object_safety

        report_object_safety(fcx, e, pick)
    args, user = segment_args(fcx, pick.item.def_, parent, e.segment, span, in_call=True)
    if user is not None:
        fcx.results.user_args[e] = user
    raw = instantiate_bound(fcx.tcx.fn_sig(pick.item.def_).sig, lambda _: ERASED)
    raw = subst(erase_regions(raw), args)
    # The receiver first: it decides what the projections in the other types are of.
    wanted = fcx.normalize(raw.inputs[0], span)
    mismatch = fcx.infcx.unify(wanted, self_ty)
    if mismatch is not None and not has_error(fcx.resolve(wanted)):
        fcx.results.tainted = True
    sig = fcx.normalize(raw, span)
    fcx.register(pick.item.def_, args, span)
    forbid_drop_call(fcx, pick.item.def_, span)
    if pick.autoref is Autoref.REF_MUT or _reborrows_mutably(fcx, e.receiver):
        make_mutable(fcx, e.receiver)
    return sig, Callee(pick.item.def_, args)


def forbid_drop_call(fcx: FnCtxt, def_: Def, span: Span) -> None:
    """E0040: `Drop::drop` is called by the language alone."""
    container = def_.parent
    if container is None or fcx.owner.is_library:
        return
    trait = container
    if container.kind is DefKind.IMPL:
        header = fcx.tcx.impl_trait_ref(container)
        if header is None:
            return
        trait = header.trait
    if fcx.tcx.is_lang(trait, LangItem.DROP):
        message = "explicit use of destructor method"
        builder = error("E0040", message, span, "explicit destructor calls not allowed")
        builder.suggest("consider using `drop` function", (span, "drop"))
        fcx.emit(builder)


def _reborrows_mutably(fcx: FnCtxt, receiver: ast.Expr) -> bool:
    adjustments = fcx.results.adjustments.get(fcx.peel(receiver), ())
    last = adjustments[-1] if adjustments else None
    return isinstance(last, BorrowAdjust) and last.mutable


def _adjust_receiver(fcx: FnCtxt, receiver: ast.Expr, pick: Pick) -> Ty:
    step = pick.step
    assert step is not None
    adjustments: list[Adjustment] = list(pick.derefs)
    place = fcx.resolve(adjustments[-1].target) if adjustments else fcx.expr_ty(receiver)
    match pick.autoref:
        case Autoref.NONE:
            ty = place
            if isinstance(place, Ref):  # reborrowed, not moved (rustc: `pick_by_value_method`)
                if place.mutable:
                    adjustments = list(mutable_derefs(fcx, tuple(adjustments)))
                adjustments.append(DerefAdjust(place.pointee))
                ty = Ref(ERASED, place.pointee, place.mutable)
                adjustments.append(BorrowAdjust(ty, place.mutable, two_phase=place.mutable))
        case Autoref.REF | Autoref.REF_MUT:
            mutable = pick.autoref is Autoref.REF_MUT
            if mutable:
                adjustments = list(mutable_derefs(fcx, tuple(adjustments)))
            ty = Ref(ERASED, place, mutable)
            adjustments.append(BorrowAdjust(ty, mutable, two_phase=mutable))
            if step.unsize:
                ty = Ref(ERASED, step.ty, mutable)
                adjustments.append(PointerAdjust(ty, PointerCast.UNSIZE))
        case Autoref.CONST_PTR:
            assert isinstance(place, RawPtr)
            ty = RawPtr(place.pointee, False)
            adjustments.append(PointerAdjust(ty, PointerCast.MUT_TO_CONST))
    fcx.adjust(receiver, tuple(adjustments))
    return ty


# ------------------------------------------------------------------ known traits


@frozen(eq=False)
class TraitMethod:
    """A method of a trait for a self type: its callee and signature, obligations registered."""

    callee: Callee
    sig: FnSig


def lookup_in_trait(
    fcx: FnCtxt,
    trait: LangItem,
    method: str,
    self_ty: Ty,
    others: Args,
    span: Span,
    cause: Cause = MISC,
) -> TraitMethod | None:
    """`<self_ty as trait<others>>::method`, unless `self_ty` cannot implement the trait."""
    trait_def = fcx.lang(trait)
    if trait_def is None:
        return None
    item = fcx.assoc(trait_def, method)
    if item is None:
        return None
    args: Args = (self_ty, *others)
    predicate = Predicate(TraitPredicate(TraitRef(trait_def, args)))
    if fcx.fulfill.evaluate(predicate) is Evaluation.NO:
        return None
    return trait_method(fcx, item.def_, args, span, cause)


def trait_method(
    fcx: FnCtxt, method: Def, trait_args: Args, span: Span, cause: Cause = MISC
) -> TraitMethod:
    args = trait_args
    if fcx.tcx.generics_of(method).count > len(trait_args):
        args = fcx.fresh_args(method, span, trait_args)
    raw = instantiate_bound(fcx.tcx.fn_sig(method).sig, lambda _: ERASED)
    sig = fcx.normalize(subst(erase_regions(raw), args), span)
    fcx.register(method, args, span, cause)
    return TraitMethod(Callee(method, args), sig)
