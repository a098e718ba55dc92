"""An associated type, a function or a closure that is not as wanted: E0271, E0631, E0593.

Source: `rustc_trait_selection::error_reporting::traits::fulfillment_errors`.
"""

from __future__ import annotations

from checker.context import LangItem, Tcx
from checker.types.fold import open_predicate
from checker.types.infer import InferCtxt
from checker.types.obligation import (
    FulfillError,
    Obligation,
)
from checker.types.pretty import show, show_trimmed
from checker.types.report_reasons import tell_reasons
from checker.types.ty import (
    Closure,
    ProjectionPredicate,
    TraitPredicate,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, error


def projection_mismatch(tcx: Tcx, infcx: InferCtxt, e: FulfillError) -> DiagnosticBuilder:
    o = e.obligation
    kind = infcx.resolve(open_predicate(o.predicate))
    if not isinstance(kind, ProjectionPredicate) or e.mismatch is None:
        return _fn_mismatch(tcx, infcx, e)
    expected = show(tcx, infcx.resolve(e.mismatch.expected))
    found = show(tcx, infcx.resolve(e.mismatch.found))
    self_text = show(tcx, kind.projection.args[0])
    name = kind.projection.def_.name
    label = f"expected `{expected}`, found `{found}`"
    langs = tcx.q_lang_items.get(tcx, None)
    trait = kind.projection.def_.parent
    if kind.projection.def_ is langs.get(LangItem.FN_ONCE_OUTPUT):
        what = "closure" if isinstance(kind.projection.args[0], Closure) else "fn item"
        if what == "closure":
            message = f"expected `{self_text}` to return `{expected}`, but it returns `{found}`"
        else:
            message = f"expected `{self_text}` to return `{expected}`, but it returns `{found}`"
    elif trait is langs.get(LangItem.ITERATOR) and name == "Item":
        self_text = show_trimmed(tcx, kind.projection.args[0])
        message = (
            f"expected `{self_text}` to be an iterator that yields `{expected}`, but it yields "
            f"`{found}`"
        )
    else:
        message = f"type mismatch resolving `{show(tcx, kind.projection)} == {expected}`"
    builder = error("E0271", message, o.span, label)
    tell_reasons(tcx, infcx, builder, o)
    return builder


def _fn_mismatch(tcx: Tcx, infcx: InferCtxt, e: FulfillError) -> DiagnosticBuilder:
    """A function or closure whose parameters are not those wanted: E0631, or E0593 by number."""
    from checker.types.ty import Tuple

    o = e.obligation
    kind = infcx.resolve(open_predicate(o.predicate))
    assert isinstance(kind, TraitPredicate)
    goal = kind.trait_ref
    wanted, have = goal.args[1], _inputs(tcx, goal.self_ty)
    what = "closure" if isinstance(goal.self_ty, Closure) else "function"
    if isinstance(wanted, Tuple) and have is not None and len(wanted.elements) != len(have):
        return _count_mismatch(tcx, infcx, o, what, len(wanted.elements), len(have))
    builder = error("E0631", f"type mismatch in {what} arguments", o.span, "expected due to this")
    if isinstance(goal.self_ty, Closure):
        node = goal.self_ty.def_.node
        if isinstance(node, ast.ClosureExpr):
            builder.label(node.head_span, "found signature defined here")
    if isinstance(wanted, Tuple) and have is not None:
        a = ", ".join(show(tcx, t) for t in wanted.elements)
        b = ", ".join(show(tcx, infcx.resolve(t)) for t in have)
        builder.note(
            f"expected {what} signature `fn({a}) -> _`\n   found {what} signature `fn({b}) -> _`"
        )
    tell_reasons(tcx, infcx, builder, o)
    return builder


def _count_mismatch(
    tcx: Tcx, infcx: InferCtxt, o: Obligation, what: str, wanted: int, have: int
) -> DiagnosticBuilder:
    def many(n: int) -> str:
        return f"{n} argument{'' if n == 1 else 's'}"

    builder = error(
        "E0593",
        f"{what} is expected to take {many(wanted)}, but it takes {many(have)}",
        o.span,
        f"expected {what} that takes {many(wanted)}",
    )
    kind = infcx.resolve(open_predicate(o.predicate))
    if isinstance(kind, TraitPredicate) and isinstance(kind.trait_ref.self_ty, Closure):
        node = kind.trait_ref.self_ty.def_.node
        if isinstance(node, ast.ClosureExpr):
            builder.label(node.head_span, f"takes {many(have)}")
    tell_reasons(tcx, infcx, builder, o)
    return builder


def _inputs(tcx: Tcx, t: Ty) -> tuple[Ty, ...] | None:
    from checker.types.fold import open_sig, subst
    from checker.types.ty import FnDef, FnPtr

    match t:
        case Closure() | FnPtr():
            return open_sig(t.sig).inputs
        case FnDef(def_, args):
            return open_sig(subst(tcx.fn_sig(def_), args)).inputs
        case _:
            return None
