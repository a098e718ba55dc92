"""What closures capture and how, and which of `Fn`, `FnMut`, `FnOnce` they are (RFC 2229).

Every use of a variable of the surroundings inside the closure's body asks for a place and a mode.
The place is cut short where precision would be unsound or useless (at raw pointers, packed fields,
shared references, dereferences that are moved), and of places one of which contains the other only
the outer stays, with the stronger mode. Inner closures come first: their captures are uses here.
rustc: `rustc_hir_typeck::upvar`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import LangItem
from checker.types.expr_use import ProjKind, UsedPlace, UseWalker, is_copy
from checker.types.fn_ctxt import FnCtxt
from checker.types.tables import (
    Capture,
    CaptureKind,
    CaptureProjection,
    ClosureFakeRead,
)
from checker.types.ty import (
    ERASED,
    ERROR_TY,
    Adt,
    AdtKind,
    Closure,
    ClosureKind,
    RawPtr,
    Ref,
    Tuple,
    Ty,
)
from grammar import syntax as ast
from grammar.edition import Edition
from grammar.record import define, evolve, field
from grammar.span import Span

_STRENGTH = [
    CaptureKind.BY_REF,
    CaptureKind.BY_UNIQUE,
    CaptureKind.BY_MUT_REF,
    CaptureKind.BY_VALUE,
]
_K = ClosureKind


def analyze_closures(fcx: FnCtxt) -> None:
    """Find captures and kinds of all closures of the body, inner ones and earlier ones first.

    In a body that has errors nothing is asked of what is captured (`Send`, `Copy`), as in rustc.
    """
    tainted = fcx.results.tainted
    for e, ty in fcx.finished_closures:
        _analyze(fcx, e, ty, tainted)


@define(eq=False)
class _Use:
    """One wanted capture."""

    place: UsedPlace
    kind: CaptureKind
    span: Span


@define(eq=False)
class _Collector:
    """The delegate of the walk over a closure's body: uses of variables from outside."""

    upvars: set[object]
    uses: list[_Use] = field(factory=list)
    fake_reads: list[tuple[_Use, bool]] = field(factory=list)

    def consume(self, place: UsedPlace) -> None:
        if place.variable in self.upvars:
            self.uses.append(_Use(place, CaptureKind.BY_VALUE, place.span))

    def borrow(self, place: UsedPlace, kind: CaptureKind) -> None:
        if place.variable not in self.upvars:
            return
        place, kind = _restrict_packed(place, kind)
        if any(
            p.kind is ProjKind.DEREF and isinstance(place.ty_before(i), RawPtr)
            for i, p in enumerate(place.projections)
        ):
            kind = CaptureKind.BY_REF
        self.uses.append(_Use(place, kind, place.span))

    def fake_read(self, place: UsedPlace, is_let: bool) -> None:
        if place.variable in self.upvars:
            place, kind = _restrict_packed(place, CaptureKind.BY_REF)
            self.fake_reads.append((_Use(place, kind, place.span), is_let))


def _analyze(fcx: FnCtxt, e: ast.ClosureExpr, ty: Closure, tainted: bool) -> None:
    from checker.types.closure import upvars_mentioned

    mentioned = upvars_mentioned(fcx, e)
    collector = _Collector(set(mentioned))
    walker = UseWalker(fcx, collector)
    walker.consume_expr(e.body)
    kind, uses = _process(fcx, e, collector.uses)
    if fcx.tcx.edition < Edition.E2021 and not fcx.owner.is_library:
        uses = _whole_variables(fcx, e, mentioned, uses)
    captures = _minimal(fcx, mentioned, uses)
    known = fcx.infcx.closure_kinds.get(ty.def_)
    if known is None:
        fcx.infcx.closure_kinds[ty.def_] = kind
        known = kind
    fcx.results.captures[e] = captures
    fcx.results.fake_reads[e] = tuple(_fake_reads(fcx, collector))
    fcx.results.closure_kinds[e] = known
    upvars = tuple(ERROR_TY if tainted else c.ty for c in captures)
    fcx.infcx.unify(ty.upvars, Tuple(upvars))
    from checker.types.closure import resolve_deferred_calls

    resolve_deferred_calls(fcx, ty.def_, known)


def _fake_reads(fcx: FnCtxt, collector: _Collector) -> Iterator[ClosureFakeRead]:
    for use, is_let in collector.fake_reads:
        place, kind = _restrict_precision(fcx, use.place, use.kind)
        yield ClosureFakeRead(_capture(fcx, _Use(place, kind, use.span)), is_let)


def _process(fcx: FnCtxt, e: ast.ClosureExpr, uses: list[_Use]) -> tuple[ClosureKind, list[_Use]]:
    """The closure's kind by its uses, and the uses with their places cut short."""
    kind = _K.FN
    out: list[_Use] = []
    for use in uses:
        place, mode = _restrict_precision(fcx, use.place, use.kind)
        place, mode = _truncate_shared(place, mode)
        if mode is CaptureKind.BY_VALUE:
            kind = _K.FN_ONCE
        elif mode is not CaptureKind.BY_REF and kind is _K.FN:
            kind = _K.FN_MUT
        if e.is_move:
            place, mode = _first_deref_cut(place, mode), CaptureKind.BY_VALUE
        elif mode is CaptureKind.BY_VALUE:
            place = _first_deref_cut(place, mode)
        place, mode = _restrict_drop(fcx, place, mode)
        out.append(_Use(place, mode, use.span))
    return kind, out


def _whole_variables(
    fcx: FnCtxt,
    e: ast.ClosureExpr,
    mentioned: dict[ast.IdentPat | ast.SelfParam, ast.PathExpr],
    uses: list[_Use],
) -> list[_Use]:
    """Before edition 2021 every mentioned variable is captured as a whole."""
    out = []
    for use in uses:
        place, mode = _truncate(use.place, use.kind, 0)
        out.append(_Use(place, mode, use.span))
    for variable, path in mentioned.items():
        ty = fcx.resolve(fcx.results.local_types[variable])
        mode = CaptureKind.BY_VALUE if e.is_move else CaptureKind.BY_REF
        out.append(_Use(UsedPlace(variable, ty, (), path.span), mode, path.span))
    return out


# ------------------------------------------------------------------ cutting places short


def _truncate(place: UsedPlace, kind: CaptureKind, length: int) -> tuple[UsedPlace, CaptureKind]:
    """The first `length` projections. A mutable borrow through `&mut` becomes a unique borrow of
    the reference."""
    if kind is CaptureKind.BY_MUT_REF:
        for i in range(length, len(place.projections)):
            before = place.ty_before(i)
            if place.projections[i].kind is ProjKind.DEREF and isinstance(before, Ref):
                if before.mutable:
                    kind = CaptureKind.BY_UNIQUE
                    break
    return evolve(place, projections=place.projections[:length]), kind


def _restrict_precision(
    fcx: FnCtxt, place: UsedPlace, kind: CaptureKind
) -> tuple[UsedPlace, CaptureKind]:
    """Nothing beyond raw pointers and unions; arrays are captured whole."""
    if _is_opaque(fcx, place.base_ty):
        return _truncate(place, kind, 0)
    for i, p in enumerate(place.projections):
        if p.kind is ProjKind.ELEMENT:
            return _truncate(place, kind, i)
        if _is_opaque(fcx, p.ty):
            return _truncate(place, kind, i + 1)
    return place, kind


def _is_opaque(fcx: FnCtxt, ty: Ty) -> bool:
    if isinstance(ty, RawPtr):
        return True
    return isinstance(ty, Adt) and fcx.tcx.adt(ty.def_).kind is AdtKind.UNION


def _truncate_shared(place: UsedPlace, kind: CaptureKind) -> tuple[UsedPlace, CaptureKind]:
    """Of what is behind a shared reference, the reference is enough."""
    for i in range(len(place.projections) - 1, -1, -1):
        if place.projections[i].kind is ProjKind.DEREF:
            before = place.ty_before(i)
            if isinstance(before, Ref) and not before.mutable:
                return _truncate(place, kind, i + 1)
            break
    return place, kind


def _first_deref_cut(place: UsedPlace, kind: CaptureKind) -> UsedPlace:
    for i, p in enumerate(place.projections):
        if p.kind is ProjKind.DEREF:
            return _truncate(place, kind, i)[0]
    return place


def _restrict_drop(
    fcx: FnCtxt, place: UsedPlace, kind: CaptureKind
) -> tuple[UsedPlace, CaptureKind]:
    """What has a `Drop` impl cannot be moved out of."""
    if kind is not CaptureKind.BY_VALUE or is_copy(fcx, place.ty):
        return place, kind
    for i in range(len(place.projections)):
        before = place.ty_before(i)
        if isinstance(before, Adt) and _has_destructor(fcx, before):
            return _truncate(place, kind, i)
    return place, kind


def _has_destructor(fcx: FnCtxt, ty: Adt) -> bool:
    if fcx.tcx.facts is not None:
        return fcx.tcx.facts.drop_impl(ty.def_) is not None
    drop = fcx.lang(LangItem.DROP)
    if drop is None:
        return False
    headers = (fcx.tcx.impl_trait_ref(i) for i in fcx.tcx.trait_impls(drop))
    selves = (h.args[0] for h in headers if h is not None)
    return any(isinstance(s, Adt) and s.def_ is ty.def_ for s in selves)


def _restrict_packed(place: UsedPlace, kind: CaptureKind) -> tuple[UsedPlace, CaptureKind]:
    """References into packed structs may be misaligned: the struct is captured whole."""
    for i in range(len(place.projections)):
        before = place.ty_before(i)
        if isinstance(before, Adt) and _is_packed(before):
            return _truncate(place, kind, i)
    return place, kind


def _is_packed(ty: Adt) -> bool:
    node = ty.def_.node
    if not isinstance(node, ast.Item):
        return False
    return any(
        a.path.segments[-1].ident.name == "repr"
        and a.args is not None
        and any(t.text == "packed" for t in a.args.tokens)
        for a in node.attrs
    )


# ------------------------------------------------------------------ minimal captures


def _minimal(
    fcx: FnCtxt,
    mentioned: dict[ast.IdentPat | ast.SelfParam, ast.PathExpr],
    uses: list[_Use],
) -> tuple[Capture, ...]:
    """One capture per place none of which contains another, by variable in order of mention."""
    by_variable: dict[object, list[_Use]] = {v: [] for v in mentioned}
    for use in uses:
        _merge(by_variable[use.place.variable], use)
    out: list[Capture] = []
    for kept in by_variable.values():
        kept.sort(key=lambda u: [p.index for p in u.place.projections])
        out.extend(_capture(fcx, use) for use in kept)
    return tuple(out)


def _merge(kept: list[_Use], use: _Use) -> None:
    for i, other in enumerate(kept):
        if _is_prefix(other.place, use.place):
            _, mode = _truncate(use.place, use.kind, len(other.place.projections))
            if _stronger(mode, other.kind):
                kept[i] = _Use(other.place, mode, use.span)
            return
    inside = [o for o in kept if _is_prefix(use.place, o.place)]
    mode, span = use.kind, use.span
    for other in inside:
        kept.remove(other)
        _, cut = _truncate(other.place, other.kind, len(use.place.projections))
        if not _stronger(mode, cut):
            mode, span = cut, other.span
    kept.append(_Use(use.place, mode, span))


def _is_prefix(a: UsedPlace, b: UsedPlace) -> bool:
    n = len(a.projections)
    if n > len(b.projections):
        return False
    return all(
        x.kind is y.kind and x.index == y.index
        for x, y in zip(a.projections, b.projections[:n], strict=True)
    )


def _stronger(a: CaptureKind, b: CaptureKind) -> bool:
    return _STRENGTH.index(a) > _STRENGTH.index(b)


def _capture(fcx: FnCtxt, use: _Use) -> Capture:
    place = use.place
    ty = fcx.resolve(place.ty)
    steps = tuple(
        CaptureProjection(p.kind is ProjKind.DEREF, p.index, fcx.resolve(p.ty))
        for p in place.projections
    )
    field_ty: Ty = ty
    if use.kind is not CaptureKind.BY_VALUE:
        field_ty = Ref(ERASED, ty, use.kind is not CaptureKind.BY_REF)
    assert place.variable is not None
    return Capture(place.variable, steps, use.kind, ty, field_ty, use.span)
