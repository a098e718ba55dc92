"""Why `?` cannot be used (E0277): on the operand, or for what the function returns."""

from __future__ import annotations

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind
from checker.names.head_span import def_span
from checker.types.fold import open_predicate
from checker.types.infer import InferCtxt
from checker.types.obligation import Obligation
from checker.types.pretty import show, show_trait
from checker.types.ty import Adt, TraitPredicate, TraitRef
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, error
from grammar.span import Span


def question_mark(tcx: Tcx, infcx: InferCtxt, o: Obligation) -> DiagnosticBuilder | None:
    """The error for an unmet `Try` or `FromResidual` of `?`; None for other traits.

    `o.cause.item` is the closure around, if there is one.
    """
    kind = infcx.resolve(open_predicate(o.predicate))
    if not isinstance(kind, TraitPredicate):
        return None
    goal = kind.trait_ref
    if tcx.is_lang(goal.trait, LangItem.TRY):
        return _not_try(tcx, goal, o.span)
    if tcx.is_lang(goal.trait, LangItem.FROM_RESIDUAL):
        owner = o.root().cause.item or infcx.env
        return _wrong_return(tcx, goal, o.span, owner)
    if _is_converting(tcx, o):
        return _not_converted(tcx, infcx, goal, o)
    return None


def _is_converting(tcx: Tcx, o: Obligation) -> bool:
    """Whether `o` is what an impl of `From` wants, between the error and what is returned."""
    at = o.cause.parent
    while at is not None:
        kind = open_predicate(at.predicate)
        if isinstance(kind, TraitPredicate) and tcx.is_lang(kind.trait_ref.trait, LangItem.FROM):
            return True
        at = at.cause.parent
    return False


def _not_converted(tcx: Tcx, infcx: InferCtxt, goal: TraitRef, o: Obligation) -> DiagnosticBuilder:
    from checker.types.report_reasons import local_adt, tell_reasons

    text, trait = show(tcx, goal.self_ty), show_trait(tcx, goal)
    builder = error(
        "E0277",
        f"`?` couldn't convert the error: `{text}: {trait}` is not satisfied",
        o.span,
        f"the trait `{trait}` is not implemented for `{text}`",
    )
    local = local_adt(goal.self_ty)
    if local is not None:
        at = Label(def_span(tcx.sources, local), "", True)
        builder.note(f"`{text}` needs to implement `{trait}`", at)
    builder.note(
        "the question mark operation (`?`) implicitly performs a conversion on the error value "
        "using the `From` trait"
    )
    tell_reasons(tcx, infcx, builder, o, until=LangItem.FROM_RESIDUAL)
    return builder


def _not_try(tcx: Tcx, goal: TraitRef, at: Span) -> DiagnosticBuilder:
    text = show(tcx, goal.self_ty)
    builder = error(
        "E0277",
        "the `?` operator can only be applied to values that implement `Try`",
        at,
        f"the `?` operator cannot be applied to type `{text}`",
    )
    return builder.help(f"the nightly-only, unstable trait `Try` is not implemented for `{text}`")


def _wrong_return(
    tcx: Tcx, goal: TraitRef, at: Span, owner: Def | None
) -> DiagnosticBuilder | None:
    where, returned, residual = _enclosure(owner), goal.self_ty, goal.args[1]
    is_option, is_result = _is(tcx, returned, LangItem.OPTION), _is(tcx, returned, LangItem.RESULT)
    text = show(tcx, residual)
    if is_option and _is(tcx, residual, LangItem.RESULT):
        message = f"on `Option`s, not `Result`s, in {where} that returns `Option`"
        label = f"use `.ok()?` if you want to discard the `{text}` error information"
        head = "this function returns an `Option`"
    elif is_result and _is(tcx, residual, LangItem.OPTION):
        message = f"on `Result`s, not `Option`s, in {where} that returns `Result`"
        label = f"use `.ok_or(...)?` to provide an error compatible with `{show(tcx, returned)}`"
        head = "this function returns a `Result`"
    elif is_option or is_result:
        return None
    else:
        message = (
            f"in {where} that returns `Result` or `Option` (or another type that implements "
            "`FromResidual`)"
        )
        label = f"cannot use the `?` operator in {where} that returns `{show(tcx, returned)}`"
        head = "this function should return `Result` or `Option` to accept `?`"
    builder = error("E0277", f"the `?` operator can only be used {message}", at, label)
    if owner is not None:
        builder.label(_head(tcx, owner), head)
    return builder


def _is(tcx: Tcx, t: object, item: LangItem) -> bool:
    return isinstance(t, Adt) and tcx.is_lang(t.def_, item)


def _enclosure(owner: Def | None) -> str:
    match owner:
        case Def(kind=DefKind.CLOSURE):
            return "a closure"
        case Def(kind=DefKind.ASSOC_FN):
            return "a method"
        case Def(kind=DefKind.CONST | DefKind.STATIC | DefKind.ASSOC_CONST):
            return "a constant"
        case _:
            return "a function"


def _head(tcx: Tcx, owner: Def) -> Span:
    if isinstance(owner.node, ast.ClosureExpr):
        return owner.node.head_span
    return def_span(tcx.sources, owner)
