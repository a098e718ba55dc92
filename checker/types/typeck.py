"""Type checking of one body: functions, constants, statics, anonymous constants, and the closures
inside (rustc: `rustc_hir_typeck::typeck`).

The body is checked once, top down, guided by expectations; what cannot be decided yet stays as
inference variables and pending obligations, which are worked off at the points where rustc does
so. Then, in this order: variables fall back, casts are judged, closures get captures and kinds,
everything pending must hold, and the tables are written without variables.
"""

from __future__ import annotations

from typing import cast

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind
from checker.types.coerce import CoerceMany
from checker.types.expectation import has_type
from checker.types.expr import check_coercible
from checker.types.expr_control import check_block
from checker.types.fallback import fall_back
from checker.types.fn_ctxt import FnCtxt, identity_args
from checker.types.fold import Folder, erase_regions, fold, open_sig, subst, super_fold
from checker.types.fulfill import Fulfill
from checker.types.infer import InferCtxt
from checker.types.obligation import Cause, CauseKind, Obligation
from checker.types.pat import check_pat_top
from checker.types.reason import Reason, ReasonKind
from checker.types.tables import TypeckResults
from checker.types.ty import (
    ERROR_TY,
    SIGNED,
    USIZE,
    Alias,
    AliasKind,
    Dynamic,
    Infer,
    Prim,
    Ty,
)
from checker.types.writeback import write_back
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.span import Span


def typeck(tcx: Tcx, owner: Def) -> TypeckResults:
    """The tables of the body of `owner`; an owner without a body has empty ones."""
    owner = tcx.typeck_owner(owner)
    before = len(tcx.diagnostics)
    fcx = _context(tcx, owner)
    node = owner.node
    match node:
        case ast.Item(_, _, ast.FnItem() as item, _):
            if item.body is None:
                return fcx.results
            _check_fn(fcx, item, item.body)
        case ast.Item(_, _, ast.ConstItem() | ast.StaticItem() as item, _):
            if item.value is None:
                return fcx.results
            ty = fcx.normalize(erase_regions(tcx.type_of(owner)), owner.span)
            _check_const(fcx, item.value, ty, item.ty)
        case ast.AnonConst():
            _check_const(fcx, node.expr, _anon_const_ty(tcx, owner), None)
        case _:
            return fcx.results
    _finish(fcx)
    if any(d.code is not None or d.level.value == "error" for d in tcx.diagnostics[before:]):
        fcx.results.tainted = True
    if fcx.results.after and not fcx.results.tainted:
        fcx.results.tainted = True
        tcx.diagnostics.extend(fcx.results.after)
    return fcx.results


def _context(tcx: Tcx, owner: Def) -> FnCtxt:
    infcx = InferCtxt(tcx, owner)
    resolutions = tcx.resolutions(_named_within(owner))
    results = TypeckResults(owner)
    results.tainted = resolutions.had_error
    args = identity_args(tcx, owner)
    return FnCtxt(tcx, owner, resolutions, infcx, Fulfill(infcx), results, args)


def _named_within(owner: Def) -> Def:
    """The item whose names cover the body: anonymous constants stand in another item."""
    while owner.kind is DefKind.ANON_CONST:
        assert owner.parent is not None
        owner = owner.parent
    return owner


def _anon_const_ty(tcx: Tcx, owner: Def) -> Ty:
    """`usize` for lengths; the parameter's type for const arguments; `isize` discriminants."""
    provider = tcx.q_type
    return erase_regions(tcx.type_of(owner)) if provider.provider is not None else USIZE


# ------------------------------------------------------------------ functions


def _check_fn(fcx: FnCtxt, item: ast.FnItem, body: ast.Block) -> None:
    written = open_sig(fcx.tcx.fn_sig(fcx.owner))
    sig = fcx.normalize(erase_regions(written), fcx.owner.span)
    if item.header.is_async:
        fcx.unsupported("async functions", item.sig_span)
        return
    # A `dyn` parameter is an error, which shows its lifetime.
    inputs = [
        w if isinstance(w, Dynamic) else t for t, w in zip(sig.inputs, written.inputs, strict=True)
    ]
    if item.self_param is not None:
        self_ty = inputs.pop(0)
        fcx.results.local_types[item.self_param] = self_ty
        fcx.require_sized(self_ty, item.self_param.span, Cause(CauseKind.SIZED_ARGUMENT))
    output = _open_opaques(fcx, sig.output)
    if isinstance(output, Dynamic) and item.output is not None:
        _report_object_returned(fcx, item.output)
        output = ERROR_TY
    fcx.return_ty = output
    fcx.return_span = None if item.output is None else item.output.span
    fcx.return_coercion = CoerceMany(output)
    for param, ty in zip(item.params, inputs, strict=True):
        check_pat_top(fcx, param.pat, ty, annotation=param.ty.span, param=param.ty.span)
        fcx.require_sized(ty, param.ty.span, Cause(CauseKind.SIZED_ARGUMENT))
    if item.output is not None:
        fcx.require_sized(output, item.output.span, Cause(CauseKind.SIZED_RETURN))
    ty = check_block(fcx, body, has_type(output), is_body=True)
    fcx.return_coercion.push(fcx, cast(ast.Expr, body), ty)


def _report_object_returned(fcx: FnCtxt, written: ast.Type) -> None:
    builder = error(
        "E0746",
        "return type cannot be a trait object without pointer indirection",
        written.span,
        "doesn't have a size known at compile-time",
    )
    at = written.span
    if isinstance(written, ast.TraitObjectType) and written.has_dyn:
        at = at._replace(hi=at.lo + len("dyn"))
    builder.suggest("consider returning an `impl Trait` instead of a `dyn Trait`", (at, "impl"))
    builder.suggest(
        "alternatively, box the return type, and wrap all of the returned values in `Box::new`",
        (written.span.shrink_to_lo(), "Box<"),
        (written.span.shrink_to_hi(), ">"),
    )
    fcx.emit(builder)


class _OpenOpaques(Folder):
    """The opaque types that the function itself defines, as variables."""

    def __init__(self, fcx: FnCtxt) -> None:
        super().__init__()
        self.fcx = fcx
        self.found: dict[Def, tuple[Alias, Infer]] = {}

    def ty(self, t: Ty) -> Ty:
        if isinstance(t, Alias) and t.kind is AliasKind.OPAQUE:
            if t.def_ in self.found:
                return self.found[t.def_][1]
            if t.def_.parent is self.fcx.owner:
                var = self.fcx.fresh(self.fcx.owner.span)
                self.found[t.def_] = (t, var)
                return var
        return super_fold(self, t)


def _open_opaques(fcx: FnCtxt, output: Ty) -> Ty:
    """`impl Trait` in return position: the body decides the type, which must keep the bounds."""
    folder = _OpenOpaques(fcx)
    new = fold(folder, output)
    done: set[Def] = set()
    while len(done) < len(folder.found):  # bounds may hold opaque types themselves
        alias, var = next(pair for d, pair in folder.found.items() if d not in done)
        done.add(alias.def_)
        fcx.results.hidden_types[alias.def_] = var
        for bound in fcx.tcx.item_bounds(alias.def_):
            predicate = fold(folder, erase_regions(subst(bound, alias.args)))
            cause = Cause(CauseKind.RETURN, alias.def_)
            span = fcx.return_span or fcx.owner.span
            fcx.fulfill.register(Obligation(predicate, span, cause))
    return new


# ------------------------------------------------------------------ constants


def _check_const(fcx: FnCtxt, value: ast.Expr, ty: Ty, written: ast.Type | None) -> None:
    reason = Reason()
    if written is not None:
        reason = Reason(ReasonKind.LET_TYPE, None)
    check_coercible(fcx, value, ty, reason)


# ------------------------------------------------------------------ the end


def _finish(fcx: FnCtxt) -> None:
    fall_back(fcx)
    if fcx.deferred_casts:
        from checker.types.cast import check_deferred_casts

        check_deferred_casts(fcx)
    fcx.select()
    if fcx.finished_closures:
        from checker.types.upvars import analyze_closures

        analyze_closures(fcx)
    _check_sized(fcx)
    for ty, span in fcx.negated:
        known = fcx.resolve(ty)
        if isinstance(known, Prim) and known.kind not in SIGNED:
            fcx.register_bound(known, LangItem.NEG, span)
    fcx.report_final()
    write_back(fcx)


def _check_sized(fcx: FnCtxt) -> None:
    sized = fcx.lang(LangItem.SIZED)
    if sized is None:
        return
    seen: set[tuple[Ty, Span]] = set()
    for ty, span, cause in fcx.deferred_sized:
        ty = fcx.resolve(ty)
        if (ty, span) in seen:
            continue
        seen.add((ty, span))
        fcx.fulfill.register_bound(ty, sized, span, cause)
