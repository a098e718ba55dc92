"""Which argument of a call a failed bound is about (rustc: `adjust_fulfillment_errors`).

The bounds of a function are registered where its path stands; when one fails because of an
argument's type, the argument is what the user must see, with the call named beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.names.defs import Def, DefKind
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import walk
from checker.types.obligation import CauseKind, FulfillError, FulfillErrorKind, Obligation
from checker.types.traits_env import super_trait_refs
from checker.types.ty import (
    Closure,
    Param,
    ParamKind,
    PredicateKind,
    ProjectionPredicate,
    TraitPredicate,
)
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, Label
from grammar.record import evolve
from grammar.span import Span


def blame_argument(fcx: FnCtxt, error: FulfillError) -> tuple[FulfillError, Span | None]:
    """The error pointing at the argument, and the callee to label; unchanged if there is none."""
    root = error.obligation.root()
    if root.cause.kind is not CauseKind.BOUND or root.cause.item is None:
        return error, None
    written = _written_argument(fcx, root)
    if written is not None:
        explicit: Obligation = evolve(error.obligation, span=written)
        return evolve(error, obligation=explicit), None
    found = _call_at(fcx, root.span)
    if found is None:
        return error, None
    callee, args, skip = found
    if _is_closure_signature(fcx, error):
        whole: Obligation = evolve(error.obligation, span=_whole_call(fcx, root.span))
        return evolve(error, obligation=whole), None
    param = _param_of(fcx, root)
    if param is None:
        return error, None
    arg = _argument(fcx, root.cause.item, param, args, skip)
    if arg is None:
        return error, None
    obligation: Obligation = evolve(error.obligation, span=fcx.span(arg))
    return evolve(error, obligation=obligation), callee


def implied(fcx: FnCtxt, error: FulfillError, errors: Sequence[FulfillError]) -> bool:
    """Whether a projection fails only because its trait does, which another error tells: what is
    no `FnMut` is no `FnOnce`, and so has no `Output`."""
    kind = fcx.resolve(error.obligation.predicate.kind)
    if error.kind is not FulfillErrorKind.UNIMPLEMENTED or not isinstance(
        kind, ProjectionPredicate
    ):
        return False
    args, trait = kind.projection.args, kind.projection.def_.parent
    for other in errors:
        told = fcx.resolve(other.obligation.predicate.kind)
        if (
            other.kind is FulfillErrorKind.UNIMPLEMENTED
            and other.obligation.span == error.obligation.span
            and isinstance(told, TraitPredicate)
            and told.trait_ref.args[0] == args[0]
            and any(t.trait is trait for t in super_trait_refs(fcx.tcx, told.trait_ref))
        ):
            return True
    return False


def _written_argument(fcx: FnCtxt, root: Obligation) -> Span | None:
    """Where the user wrote the parameter that the bound is about: `f::<T>`, `<T as Tr>::f`."""
    param = _param_of(fcx, root)
    if param is None or root.cause.item is None:
        return None
    for node, _ in fcx.results.node_args.items():
        if isinstance(node, ast.PathExpr) and node.span == root.span:
            qself = node.path.qself
            if param.name == "Self" and qself is not None:
                return qself.ty.span
            return _type_argument(fcx, root.cause.item, param, node.path.segments[-1])
    for e in fcx.results.callees:
        if isinstance(e, ast.MethodCallExpr) and e.segment.ident.span == root.span:
            return _type_argument(fcx, root.cause.item, param, e.segment)
    return None


def _type_argument(fcx: FnCtxt, item: Def, param: Param, segment: ast.PathSegment) -> Span | None:
    if not isinstance(segment.args, ast.AngleArgs):
        return None
    own = [p for p in fcx.tcx.generics_of(item).own if p.kind is not ParamKind.LIFETIME]
    given = [a for a in segment.args.args if not isinstance(a, ast.Lifetime)]
    for p, a in zip(own, given, strict=False):
        if p.index == param.index and not isinstance(a, ast.InferType):
            return a.span
    return None


def _is_closure_signature(fcx: FnCtxt, error: FulfillError) -> bool:
    """Whether a closure does not have the signature that is wanted: told at the call."""
    kind = fcx.resolve(error.obligation.predicate.kind)
    return (
        error.kind is FulfillErrorKind.MISMATCH
        and isinstance(kind, TraitPredicate)
        and isinstance(kind.trait_ref.self_ty, Closure)
    )


def _whole_call(fcx: FnCtxt, span: Span) -> Span:
    for e in fcx.results.expr_types:
        if isinstance(e, ast.CallExpr) and fcx.peel(e.callee).span == span:
            return e.span
    return span


def with_call(diagnostic: Diagnostic, callee: Span) -> Diagnostic:
    """The report with the call that introduced the bound."""
    label = Label(callee, "required by a bound introduced by this call")
    return evolve(diagnostic, labels=(*diagnostic.labels, label))


def _call_at(fcx: FnCtxt, span: Span) -> tuple[Span, tuple[ast.Expr, ...], int] | None:
    """The call whose callee stands at `span`: where it is, its arguments, and how many inputs the
    receiver takes."""
    for e in fcx.results.expr_types:
        if isinstance(e, ast.CallExpr) and fcx.peel(e.callee).span == span:
            return span, e.args, 0
        if isinstance(e, ast.MethodCallExpr) and e.segment.ident.span == span:
            return span, e.args, 1
    return None


def _param_of(fcx: FnCtxt, root: Obligation) -> Param | None:
    """The type parameter that the failed bound, as declared, is about."""
    assert root.cause.item is not None
    for p in fcx.tcx.predicates_of(root.cause.item):
        if p.span == root.cause.at and _same_kind(p.kind, root.predicate.kind):
            self_ty = _self_ty(p.kind)
            return self_ty if isinstance(self_ty, Param) else None
    return None


def _same_kind(a: PredicateKind, b: PredicateKind) -> bool:
    match a, b:
        case TraitPredicate(x), TraitPredicate(y):
            return x.trait is y.trait
        case ProjectionPredicate(x, _), ProjectionPredicate(y, _):
            return x.def_ is y.def_
        case _:
            return False


def _self_ty(kind: PredicateKind) -> object:
    match kind:
        case TraitPredicate(trait_ref):
            return trait_ref.args[0]
        case ProjectionPredicate(projection, _):
            return projection.args[0]
        case _:
            return None


def _argument(
    fcx: FnCtxt, item: Def, param: Param, args: tuple[ast.Expr, ...], skip: int
) -> ast.Expr | None:
    """The only argument whose declared type mentions `param`, the receiver counted."""
    if item.kind not in (DefKind.FN, DefKind.ASSOC_FN, DefKind.STRUCT, DefKind.VARIANT):
        return None
    inputs = fcx.tcx.fn_sig(item).sig.inputs
    mentioning = [i for i, t in enumerate(inputs) if any(x == param for x in walk(t))]
    if len(mentioning) != 1 or not skip <= mentioning[0] < skip + len(args):
        return None
    return args[mentioning[0] - skip]
