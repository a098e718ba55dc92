"""How expressions use places: what is moved, copied, borrowed, assigned (rustc: `ExprUseVisitor`).

A walk over the typed syntax of a body that tells a `Delegate` about every use of a place, in order
of evaluation. Closures inside count as uses of what they capture, so they must be analysed first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from checker.context import LangItem
from checker.names.defs import Def, DefKind, LocalRes
from checker.types.fn_ctxt import FnCtxt
from checker.types.pat import peel_pat, rest_position
from checker.types.stmt import parts
from checker.types.tables import (
    Adjustment,
    BindMode,
    BorrowAdjust,
    Capture,
    CaptureKind,
    DerefAdjust,
)
from checker.types.ty import (
    ERROR_TY,
    Adt,
    AdtKind,
    Alias,
    Closure,
    Param,
    Predicate,
    Prim,
    RawPtr,
    Ref,
    Slice,
    TraitPredicate,
    TraitRef,
    Tuple,
    Ty,
)
from grammar import syntax as ast
from grammar.record import Enum, frozen
from grammar.span import Span


class ProjKind(Enum):
    DEREF = "*"
    FIELD = "."
    ELEMENT = "[]"


@frozen
class Proj:
    """A step; `ty` is the type after it."""

    kind: ProjKind
    ty: Ty
    index: int = 0


@frozen
class UsedPlace:
    """A place: a variable with projections, or (`variable` None) a temporary or static."""

    variable: ast.IdentPat | ast.SelfParam | None
    base_ty: Ty
    projections: tuple[Proj, ...]
    span: Span

    @property
    def ty(self) -> Ty:
        return self.projections[-1].ty if self.projections else self.base_ty

    def ty_before(self, i: int) -> Ty:
        return self.base_ty if i == 0 else self.projections[i - 1].ty

    def then(self, proj: Proj, span: Span | None = None) -> UsedPlace:
        at = self.span if span is None else span
        return UsedPlace(self.variable, self.base_ty, (*self.projections, proj), at)


class Delegate(Protocol):
    def consume(self, place: UsedPlace) -> None: ...
    def borrow(self, place: UsedPlace, kind: CaptureKind) -> None: ...
    def fake_read(self, place: UsedPlace, is_let: bool) -> None: ...


class UseWalker:
    """Walks expressions of a body, telling `delegate`."""

    def __init__(self, fcx: FnCtxt, delegate: Delegate) -> None:
        self.fcx = fcx
        self.delegate = delegate
        self.results = fcx.results

    # -------------------------------------------------------------- uses

    def consume_expr(self, e: ast.Expr) -> None:
        e = self.fcx.peel(e)
        self.consume(self.place(e))
        self.walk(e)

    def consume(self, place: UsedPlace) -> None:
        if place.variable is None:
            return
        if is_copy(self.fcx, place.ty):
            self.delegate.borrow(place, CaptureKind.BY_REF)
        else:
            self.delegate.consume(place)

    def borrow(self, place: UsedPlace, kind: CaptureKind) -> None:
        if place.variable is not None:
            self.delegate.borrow(place, kind)

    def mutate_expr(self, e: ast.Expr) -> None:
        e = self.fcx.peel(e)
        self.borrow(self.place(e), CaptureKind.BY_MUT_REF)
        self.walk(e)

    # -------------------------------------------------------------- places

    def place(self, e: ast.Expr) -> UsedPlace:
        """The place that the peeled `e` denotes, its adjustments applied."""
        place = self.unadjusted(e)
        for a in self.results.adjustments.get(e, ()):
            place = self.adjusted(e, place, a)
        return place

    def adjusted(self, e: ast.Expr, place: UsedPlace, a: Adjustment) -> UsedPlace:
        if isinstance(a, DerefAdjust):
            if a.method is not None:
                place = self.rvalue(e, a.target)
            return place.then(Proj(ProjKind.DEREF, self.fcx.resolve(a.target)))
        return self.rvalue(e, a.target)

    def rvalue(self, e: ast.Expr, ty: Ty) -> UsedPlace:
        return UsedPlace(None, self.fcx.resolve(ty), (), e.span)

    def unadjusted(self, e: ast.Expr) -> UsedPlace:
        ty = self.fcx.resolve(self.results.expr_types.get(e, ERROR_TY))
        match e:
            case ast.PathExpr():
                res = self.results.value_res.get(e)
                if isinstance(res, LocalRes):
                    return UsedPlace(res.binding, ty, (), e.span)
            case ast.FieldExpr(base, _, _):
                index = self.results.fields.get(e)
                if index is not None:
                    base_place = self.place(self.fcx.peel(base))
                    return base_place.then(Proj(ProjKind.FIELD, ty, index), e.span)
            case ast.UnaryExpr(ast.UnOp.DEREF, operand, _):
                if e not in self.results.callees:
                    inner = self.place(self.fcx.peel(operand))
                    return inner.then(Proj(ProjKind.DEREF, ty), e.span)
            case ast.IndexExpr(base, _, _):
                if e not in self.results.callees:
                    inner = self.place(self.fcx.peel(base))
                    return inner.then(Proj(ProjKind.ELEMENT, ty), e.span)
            case _:
                pass
        return UsedPlace(None, ty, (), e.span)

    # -------------------------------------------------------------- expressions

    def walk(self, e: ast.Expr) -> None:
        e = self.fcx.peel(e)
        self._walk_adjustments(e)
        rule = _WALK.get(e.__class__)
        if rule is not None:
            rule(self, e)

    def _walk_adjustments(self, e: ast.Expr) -> None:
        adjustments = self.results.adjustments.get(e)
        if not adjustments:
            return
        place = self.unadjusted(e)
        for a in adjustments:
            if isinstance(a, DerefAdjust):
                if a.method is not None:
                    self.borrow(place, _borrow_kind(a.mutable))
            elif isinstance(a, BorrowAdjust):
                self.borrow(place, _borrow_kind(a.mutable))
            else:
                self.consume(place)
            place = self.adjusted(e, place, a)

    def exprs(self, *many: ast.Expr | None) -> None:
        for e in many:
            if e is not None:
                self.consume_expr(e)

    def block(self, block: ast.Block) -> None:
        stmts, tail = parts(self.fcx, block)
        for stmt in stmts:
            if isinstance(stmt, ast.ExprStmt):
                self.consume_expr(stmt.expr)
            elif isinstance(stmt, ast.LetStmt):
                self.let(stmt)
        if tail is not None:
            self.consume_expr(tail)

    def let(self, stmt: ast.LetStmt) -> None:
        if stmt.init is not None:
            self.matched(stmt.init, [stmt.pat])
            place = self.place(self.fcx.peel(stmt.init))
            if place.variable is not None:
                self.delegate.fake_read(place, True)
        if stmt.orelse is not None:
            self.block(stmt.orelse)

    def matched(self, scrutinee: ast.Expr, pats: list[ast.Pat]) -> None:
        """A scrutinee is used only as its patterns use it."""
        scrutinee = self.fcx.peel(scrutinee)
        self.walk(scrutinee)
        place = self.place(scrutinee)
        for pat in pats:
            self.pattern(place, pat)

    # -------------------------------------------------------------- patterns

    def pattern(self, place: UsedPlace, pat: ast.Pat) -> None:
        """What `pat` reads of `place`, and how its bindings use it."""
        pat = peel_pat(self.fcx, pat)
        for ref in self.results.pat_derefs.get(pat, ()):
            ref = self.fcx.resolve(ref)
            if isinstance(ref, Ref):
                place = place.then(Proj(ProjKind.DEREF, self.fcx.resolve(ref.pointee)))
        match pat:
            case ast.IdentPat() if pat in self.results.bind_modes:
                self._binding(place, pat)
            case ast.IdentPat() | ast.PathPat():
                self._read_variant(place, pat)
            case ast.LitPat() | ast.RangePat():
                self.borrow(place, CaptureKind.BY_REF)
            case ast.RefPat(_, inner, _):
                ty = self.fcx.resolve(place.ty)
                target = ty.pointee if isinstance(ty, Ref) else ERROR_TY
                self.pattern(place.then(Proj(ProjKind.DEREF, self.fcx.resolve(target))), inner)
            case ast.TuplePat(elements, _):
                ty = self.fcx.resolve(place.ty)
                types = ty.elements if isinstance(ty, Tuple) else ()
                self._elements(place, elements, types)
            case ast.TupleStructPat(_, elements, _):
                self._read_variant(place, pat)
                self._elements(place, elements, self._field_types(place, pat))
            case ast.StructPat():
                self._read_variant(place, pat)
                types = self._field_types(place, pat)
                for f in pat.fields:
                    index = self.results.fields.get(f)
                    if index is not None and index < len(types):
                        self.pattern(place.then(Proj(ProjKind.FIELD, types[index], index)), f.pat)
            case ast.SlicePat(elements, _):
                self._slice(place, elements)
            case ast.OrPat(alternatives, _):
                for p in alternatives:
                    self.pattern(place, p)
            case _:
                pass

    def _binding(self, place: UsedPlace, pat: ast.IdentPat) -> None:
        match self.results.bind_modes[pat]:
            case BindMode.REF:
                self.borrow(place, CaptureKind.BY_REF)
            case BindMode.REF_MUT:
                self.borrow(place, CaptureKind.BY_MUT_REF)
            case BindMode.MOVE:
                self.consume(place)
        if pat.sub is not None:
            self.pattern(place, pat.sub)

    def _read_variant(self, place: UsedPlace, pat: ast.Pat) -> None:
        """The discriminant is read where there is more than one variant, a constant compared."""
        res = self.results.value_res.get(pat)
        if isinstance(res, Def) and res.kind is DefKind.STRUCT:
            return
        if isinstance(res, Def) and res.kind is DefKind.VARIANT:
            assert res.parent is not None
            if len(self.fcx.tcx.adt(res.parent).variants) == 1:
                return
        self.borrow(place, CaptureKind.BY_REF)

    def _field_types(self, place: UsedPlace, pat: ast.Pat) -> tuple[Ty, ...]:
        from checker.types.expr_path import variant_of

        ty = self.fcx.resolve(place.ty)
        res = self.results.value_res.get(pat)
        if not isinstance(ty, Adt) or not isinstance(res, Def):
            return ()
        if res.kind not in (DefKind.STRUCT, DefKind.UNION, DefKind.VARIANT):
            return ()
        adt, index = variant_of(self.fcx, res)
        fields = self.fcx.tcx.adt(adt).variants[index].fields
        return tuple(self.fcx.type_of(f.def_, ty.args, pat.span) for f in fields)

    def _elements(self, place: UsedPlace, pats: tuple[ast.Pat, ...], types: tuple[Ty, ...]) -> None:
        rest = rest_position(self.fcx, pats)
        for i, p in enumerate(pats):
            if i == rest:
                continue
            at = i if rest is None or i < rest else len(types) - (len(pats) - i)
            if 0 <= at < len(types):
                ty = self.fcx.resolve(types[at])
                self.pattern(place.then(Proj(ProjKind.FIELD, ty, at)), p)

    def _slice(self, place: UsedPlace, pats: tuple[ast.Pat, ...]) -> None:
        ty = self.fcx.resolve(place.ty)
        only_rest = len(pats) == 1 and rest_position(self.fcx, pats) == 0
        if isinstance(ty, Slice) and not only_rest:
            self.borrow(place, CaptureKind.BY_REF)  # for its length
        for p in pats:
            inner = peel_pat(self.fcx, p)
            element = self.results.pat_types.get(inner, ERROR_TY)
            self.pattern(place.then(Proj(ProjKind.ELEMENT, self.fcx.resolve(element))), p)


def _borrow_kind(mutable: bool) -> CaptureKind:
    return CaptureKind.BY_MUT_REF if mutable else CaptureKind.BY_REF


def is_copy(fcx: FnCtxt, ty: Ty) -> bool:
    """Whether values of `ty` are copied, not moved."""
    from checker.types.fulfill import Evaluation

    ty = fcx.resolve(ty)
    match ty:
        case Ref():
            return not ty.mutable
        case RawPtr():
            return True
        case Prim():
            return True
        case Adt() | Closure() | Param() | Alias() | Tuple():
            pass
        case _:
            pass
    copy = fcx.lang(LangItem.COPY)
    if copy is None:
        return False
    predicate = Predicate(TraitPredicate(TraitRef(copy, (ty,))))
    return fcx.fulfill.evaluate(predicate) is Evaluation.HOLDS


# ------------------------------------------------------------------ one rule per kind


def _call(w: UseWalker, e: ast.CallExpr) -> None:
    w.exprs(e.callee, *e.args)


def _method(w: UseWalker, e: ast.MethodCallExpr) -> None:
    w.exprs(e.receiver, *e.args)


def _struct(w: UseWalker, e: ast.StructExpr) -> None:
    for f in e.fields:
        w.consume_expr(f.value)
    if e.base is None:
        return
    base = w.fcx.peel(e.base)
    place = w.place(base)
    ty = w.fcx.resolve(place.ty)
    given = {w.results.fields.get(f) for f in e.fields}
    if isinstance(ty, Adt) and w.fcx.tcx.adt(ty.def_).kind is AdtKind.STRUCT:
        for i, info in enumerate(w.fcx.tcx.adt(ty.def_).variants[0].fields):
            if i not in given:
                field_ty = w.fcx.type_of(info.def_, ty.args, e.span)
                w.consume(place.then(Proj(ProjKind.FIELD, w.fcx.resolve(field_ty), i)))
    w.walk(base)


def _unary(w: UseWalker, e: ast.UnaryExpr) -> None:
    if e.op is ast.UnOp.DEREF and e not in w.results.callees:
        w.walk(e.operand)
    else:
        w.consume_expr(e.operand)


def _index(w: UseWalker, e: ast.IndexExpr) -> None:
    if e in w.results.callees:
        w.exprs(e.base, e.index)
    else:
        w.walk(e.base)
        w.consume_expr(e.index)


def _borrow(w: UseWalker, e: ast.BorrowExpr) -> None:
    operand = w.fcx.peel(e.operand)
    w.walk(operand)
    w.borrow(w.place(operand), _borrow_kind(e.mutable))


def _assign(w: UseWalker, e: ast.AssignExpr) -> None:
    from checker.types.destructure import is_destructuring

    lhs = w.fcx.peel(e.lhs)
    w.consume_expr(e.rhs)
    if is_destructuring(w.fcx, lhs):
        _assign_leaves(w, lhs)
    else:
        w.mutate_expr(lhs)


def _assign_leaves(w: UseWalker, lhs: ast.Expr) -> None:
    from checker.types.destructure import is_destructuring, is_rest

    lhs = w.fcx.peel(lhs)
    if is_rest(w.fcx, lhs):
        return
    if not is_destructuring(w.fcx, lhs):
        w.mutate_expr(lhs)
        return
    match lhs:
        case ast.TupleExpr(elements, _) | ast.ArrayExpr(elements, _):
            for x in elements:
                _assign_leaves(w, x)
        case ast.StructExpr():
            for f in lhs.fields:
                _assign_leaves(w, f.value)
        case ast.CallExpr(_, args, _):
            for x in args:
                _assign_leaves(w, x)
        case _:
            pass


def _assign_op(w: UseWalker, e: ast.AssignOpExpr) -> None:
    if e in w.results.callees:
        w.exprs(e.lhs, e.rhs)
    else:
        w.mutate_expr(e.lhs)
        w.consume_expr(e.rhs)


def _if(w: UseWalker, e: ast.IfExpr) -> None:
    w.consume_expr(e.cond)
    w.block(e.then)
    w.exprs(e.orelse)


def _match(w: UseWalker, e: ast.MatchExpr) -> None:
    w.matched(e.scrutinee, [a.pat for a in e.arms])
    place = w.place(w.fcx.peel(e.scrutinee))
    if place.variable is not None:
        w.delegate.fake_read(place, False)
    for arm in e.arms:
        w.exprs(arm.guard, arm.body)


def _while(w: UseWalker, e: ast.WhileExpr) -> None:
    w.consume_expr(e.cond)
    w.block(e.body)


def _for(w: UseWalker, e: ast.ForExpr) -> None:
    w.consume_expr(e.iterable)
    w.block(e.body)


def _format(w: UseWalker, e: ast.FormatArgsExpr) -> None:
    for a in e.args:
        a = w.fcx.peel(a)
        w.walk(a)
        w.borrow(w.place(a), CaptureKind.BY_REF)


def _closure(w: UseWalker, e: ast.ClosureExpr) -> None:
    for capture in w.results.captures.get(e, ()):
        place = _captured(w, capture)
        if capture.kind is CaptureKind.BY_VALUE:
            w.consume(place)
        else:
            w.borrow(place, capture.kind)
    for read in w.results.fake_reads.get(e, ()):
        w.delegate.fake_read(_captured(w, read.place), read.is_let)


def _captured(w: UseWalker, capture: Capture) -> UsedPlace:
    base = w.results.local_types[capture.variable]
    projections = tuple(
        Proj(
            ProjKind.DEREF if p.is_deref else ProjKind.FIELD,
            p.ty if p.ty is not None else ERROR_TY,
            p.index,
        )
        for p in capture.projections
    )
    return UsedPlace(capture.variable, w.fcx.resolve(base), projections, capture.use_span)


_WALK: dict[type, Callable[[UseWalker, Any], None]] = {
    ast.CallExpr: _call,
    ast.MethodCallExpr: _method,
    ast.StructExpr: _struct,
    ast.UnaryExpr: _unary,
    ast.IndexExpr: _index,
    ast.BorrowExpr: _borrow,
    ast.AssignExpr: _assign,
    ast.AssignOpExpr: _assign_op,
    ast.IfExpr: _if,
    ast.MatchExpr: _match,
    ast.WhileExpr: _while,
    ast.ForExpr: _for,
    ast.FormatArgsExpr: _format,
    ast.ClosureExpr: _closure,
    ast.FieldExpr: lambda w, e: w.walk(e.base),
    ast.BinaryExpr: lambda w, e: w.exprs(e.lhs, e.rhs),
    ast.RangeExpr: lambda w, e: w.exprs(e.lo, e.hi),
    ast.TupleExpr: lambda w, e: w.exprs(*e.elements),
    ast.ArrayExpr: lambda w, e: w.exprs(*e.elements),
    ast.RepeatExpr: lambda w, e: w.exprs(e.element),
    ast.BlockExpr: lambda w, e: w.block(e.block),
    ast.LetExpr: lambda w, e: w.matched(e.scrutinee, [e.pat]),
    ast.LoopExpr: lambda w, e: w.block(e.body),
    ast.ReturnExpr: lambda w, e: w.exprs(e.value),
    ast.BreakExpr: lambda w, e: w.exprs(e.value),
    ast.CastExpr: lambda w, e: w.exprs(e.operand),
    ast.TryExpr: lambda w, e: w.exprs(e.operand),
}
