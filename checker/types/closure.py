"""Closures: their signature, deduced from what is expected, and their bodies (rustc: `closure`).

A closure is typed with the function around it. Its type is made before its body is checked, with
the kind open and a variable for the captures; `upvars` finds both when all types are known. The
signature is under a binder of the lifetimes that the expected `Fn` bound, or the closure's own
parameter types (`&T`), leave open.
"""

from __future__ import annotations

from typing import cast

from checker.context import LangItem
from checker.names.defs import Def, LocalRes
from checker.types.annotate import lower_type, lower_user
from checker.types.coerce import CoerceMany
from checker.types.expectation import Expectation
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import (
    erase_regions,
    instantiate_bound,
    map_regions,
    open_sig,
    shift,
)
from checker.types.obligation import Cause, CauseKind
from checker.types.tables import BorrowAdjust, Callee
from checker.types.ty import (
    ERASED,
    ERROR_TY,
    Alias,
    AliasKind,
    Closure,
    ClosureKind,
    Dynamic,
    FnPtr,
    FnSig,
    Infer,
    InferKind,
    PolyFnSig,
    ReBound,
    ReErased,
    Ref,
    Region,
    Tuple,
    Ty,
)
from grammar import syntax as ast
from grammar.record import define


@define(eq=False)
class _Binder:
    """The lifetimes that a closure's signature binds."""

    names: list[str]

    def fresh(self) -> ReBound:
        self.names.append(f"'{len(self.names)}")
        return ReBound(0, len(self.names) - 1)


def check_closure(fcx: FnCtxt, e: ast.ClosureExpr, expected: Expectation) -> Ty:
    if e.is_async:
        return fcx.unsupported("async closures", e.span)
    def_ = fcx.resolutions.closures[e]
    wanted = expected.to_option(fcx)
    sig, kind = (None, None) if wanted is None else _deduce(fcx, fcx.try_structural(wanted))
    poly = _signature(fcx, e, sig)
    upvars = fcx.infcx.fresh(InferKind.GENERAL, e.head_span)
    ty = Closure(def_, fcx.identity_args, None, poly, upvars)
    if kind is not None:
        fcx.infcx.closure_kinds[def_] = kind
    fcx.closure_tys[e] = ty
    _check_body(fcx, e, poly)
    fcx.finished_closures.append((e, ty))
    return ty


# ------------------------------------------------------------------ what is expected


def _deduce(fcx: FnCtxt, wanted: Ty) -> tuple[PolyFnSig | None, ClosureKind | None]:
    match wanted:
        case Infer(id, InferKind.GENERAL):
            return fcx.fulfill.closure_expectations(id)
        case FnPtr(sig):
            return sig, None
        case Dynamic():
            return _from_object(fcx, wanted)
        case Alias(AliasKind.OPAQUE, def_, args):
            from checker.types.fold import subst

            bounds = [subst(b, args) for b in fcx.tcx.item_bounds(def_)]
            return fcx.fulfill.expectations_from(bounds, lambda t: t == wanted)
        case Closure(_, _, kind, sig, _):
            return sig, kind
        case _:
            return None, None


def _from_object(fcx: FnCtxt, wanted: Dynamic) -> tuple[PolyFnSig | None, ClosureKind | None]:
    kinds = {
        fcx.lang(LangItem.FN): ClosureKind.FN,
        fcx.lang(LangItem.FN_MUT): ClosureKind.FN_MUT,
        fcx.lang(LangItem.FN_ONCE): ClosureKind.FN_ONCE,
    }
    for bound in wanted.bounds:
        kind = kinds.get(bound.trait)
        if kind is None:
            continue
        inputs = bound.args[0]
        output = bound.projections[0][1] if bound.projections else fcx.infcx.fresh()
        if isinstance(inputs, Tuple):
            return PolyFnSig(FnSig(inputs.elements, output), bound.names), kind
    return None, None


# ------------------------------------------------------------------ the signature


def _signature(fcx: FnCtxt, e: ast.ClosureExpr, expected: PolyFnSig | None) -> PolyFnSig:
    if expected is not None and len(expected.sig.inputs) != len(e.params):
        from checker.types.mismatch_places import report_closure_arity

        report_closure_arity(fcx, e, expected)
        fcx.results.tainted = True
        return _error_signature(e)
    if expected is not None and not _agrees(fcx, e, expected):
        expected = None  # what wanted the signature will say that it is not this one
    binder = _Binder(list(expected.names) if expected is not None else [])
    inputs: list[Ty] = []
    for i, param in enumerate(e.params):
        hint = expected.sig.inputs[i] if expected is not None else None
        inputs.append(_input(fcx, param, hint, binder))
    output = _output(fcx, e, expected, binder)
    sig = FnSig(tuple(_resolved(fcx, t) for t in inputs), _resolved(fcx, output))
    return PolyFnSig(sig, tuple(binder.names))


def _error_signature(e: ast.ClosureExpr) -> PolyFnSig:
    """After an error: fits whatever is expected of it."""
    return PolyFnSig(FnSig(tuple(ERROR_TY for _ in e.params), ERROR_TY))


def _agrees(fcx: FnCtxt, e: ast.ClosureExpr, expected: PolyFnSig) -> bool:
    """Whether the written parameter types fit the expected ones."""
    with fcx.probe():
        for param, hint in zip(e.params, expected.sig.inputs, strict=True):
            if param.ty is not None:
                opened = erase_regions(instantiate_bound(hint, lambda _: ERASED))
                if fcx.infcx.unify(opened, lower_type(fcx, param.ty)) is not None:
                    return False
    return True


def _resolved(fcx: FnCtxt, t: Ty) -> Ty:
    return fcx.resolve(t)


def _input(fcx: FnCtxt, param: ast.ClosureParam, hint: Ty | None, binder: _Binder) -> Ty:
    """The type of one parameter under the binder: expected, written, or unknown."""
    if param.ty is None:
        return hint if hint is not None else fcx.fresh(param.pat.span)
    user = lower_user(fcx, param.ty)
    fcx.results.user_types[param] = user
    if hint is not None:
        opened = erase_regions(instantiate_bound(hint, lambda _: ERASED))
        fcx.infcx.unify(opened, erase_regions(user))
        return hint
    return _bind_elided(user, binder)


def _bind_elided(user: Ty, binder: _Binder) -> Ty:
    """Left-out lifetimes of a parameter are bound by the closure, the user's own are erased."""

    def region(r: Region) -> Region:
        return binder.fresh() if isinstance(r, ReErased) else ERASED

    return map_regions(shift(user, 1), region)


def _output(fcx: FnCtxt, e: ast.ClosureExpr, expected: PolyFnSig | None, binder: _Binder) -> Ty:
    if e.output is None:
        if expected is not None:
            return fcx.normalize(expected.sig.output, e.head_span)
        return fcx.fresh(e.head_span)
    user = lower_user(fcx, e.output)
    fcx.results.user_types[e] = user
    written = erase_regions(user)
    if expected is not None:
        opened = erase_regions(instantiate_bound(expected.sig.output, lambda _: ERASED))
        if fcx.infcx.unify(fcx.normalize(opened, e.head_span), written) is None:
            return expected.sig.output
    return written


# ------------------------------------------------------------------ the body


def _check_body(fcx: FnCtxt, e: ast.ClosureExpr, poly: PolyFnSig) -> None:
    from checker.types.expr_control import check_returned
    from checker.types.pat import check_pat_top

    saved = (
        fcx.return_ty,
        fcx.return_coercion,
        fcx.breakables,
        fcx.enclosing_closure,
        fcx.diverges,
    )
    sig = fcx.normalize(erase_regions(open_sig(poly)), e.head_span)
    fcx.breakables = {}
    fcx.enclosing_closure = e
    fcx.diverges = False
    for param, ty in zip(e.params, sig.inputs, strict=True):
        span = None if param.ty is None else param.ty.span
        at = span or param.pat.span
        check_pat_top(fcx, param.pat, ty, annotation=span, param=at)
        fcx.require_sized(ty, at, Cause(CauseKind.SIZED_ARGUMENT))
    fcx.return_ty = sig.output
    fcx.return_coercion = CoerceMany(sig.output)
    check_returned(fcx, e.body)
    actual = fcx.return_coercion.complete()
    mismatch = fcx.infcx.unify(sig.output, actual) if _differs(fcx, sig.output, actual) else None
    if mismatch is not None:
        fcx.results.tainted = True
    (
        fcx.return_ty,
        fcx.return_coercion,
        fcx.breakables,
        fcx.enclosing_closure,
        fcx.diverges,
    ) = saved


def _differs(fcx: FnCtxt, expected: Ty, actual: Ty) -> bool:
    """The type of a body that never returns is a variable of its own, for the fallback."""
    from checker.types.ty import Never

    expected = fcx.shallow(expected)
    if isinstance(fcx.shallow(actual), Never):
        if isinstance(expected, Infer):
            fcx.diverging.append(expected)
        return False
    return True


# ------------------------------------------------------------------ deferred calls


def resolve_deferred_calls(fcx: FnCtxt, def_: Def, kind: ClosureKind) -> None:
    """Now that the kind is known, the calls of the closure go through the trait it stands for."""
    trait, name, mutable = {
        ClosureKind.FN: (LangItem.FN, "call", False),
        ClosureKind.FN_MUT: (LangItem.FN_MUT, "call_mut", True),
        ClosureKind.FN_ONCE: (LangItem.FN_ONCE, "call_once", None),
    }[kind]
    method = fcx.assoc_lang(trait, name)
    for call in fcx.deferred_calls.pop(def_, ()):
        ty = fcx.resolve(call.closure)
        derefs = call.derefs
        if mutable is not None:
            if mutable:
                from checker.types.coerce import mutable_derefs

                derefs = mutable_derefs(fcx, derefs)
            derefs = (*derefs, BorrowAdjust(Ref(ERASED, ty, mutable), mutable))
        fcx.adjust(call.expr.callee, derefs)
        if mutable:
            from checker.types.place import make_mutable

            make_mutable(fcx, call.expr.callee)
        if method is not None:
            inputs = Tuple(open_sig(call.closure.sig).inputs)
            fcx.results.callees[call.expr] = Callee(method, (ty, inputs))


# ------------------------------------------------------------------ captures, by name


def mentions_upvars(fcx: FnCtxt, def_: Def) -> bool:
    """Whether the closure `def_` mentions a variable of the function around it."""
    e = cast(ast.ClosureExpr, def_.node)
    return bool(upvars_mentioned(fcx, e))


def upvars_mentioned(
    fcx: FnCtxt, e: ast.ClosureExpr
) -> dict[ast.IdentPat | ast.SelfParam, ast.PathExpr]:
    """The variables of the surroundings that `e` mentions, with the first mention of each."""
    from checker.types.syntax_walk import path_exprs_within

    paths, bindings = path_exprs_within(fcx.resolutions, e)
    found: dict[ast.IdentPat | ast.SelfParam, ast.PathExpr] = {}
    for p in paths:
        res = fcx.resolutions.paths.get(p.path)
        if res is not None and isinstance(res.base, LocalRes):
            binding = res.base.binding
            if binding not in bindings:
                found.setdefault(binding, p)
    return found
