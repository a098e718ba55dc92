"""Coercions (Reference, "Type coercions"; rustc: `rustc_hir_typeck::coercion`).

`coerce` makes an expression of one type fit another, by adjustments written to the tables, or by
unification when nothing else applies. The rules are tried in rustc's order, the first that applies
decides: never to anything, unsizing, raw pointers, references (reborrow with autoderef), function
items and closures to function pointers, equality.

`CoerceMany` finds the type that several expressions (arms, `break` values, array elements) have in
common: the first is coerced to what is expected, each further one to the type so far, or all so
far to its type (least upper bound).
"""

from __future__ import annotations

from typing import cast

from checker.types.autoderef import autoderef
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import open_sig
from checker.types.infer import TypeMismatch
from checker.types.obligation import Obligation
from checker.types.tables import (
    Adjustment,
    BorrowAdjust,
    DerefAdjust,
    NeverToAny,
    PointerAdjust,
    PointerCast,
)
from checker.types.ty import (
    ERROR_TY,
    NEVER,
    UNIT,
    Adt,
    Closure,
    ErrorTy,
    FnDef,
    FnPtr,
    FnSig,
    Infer,
    InferKind,
    Never,
    PolyFnSig,
    RawPtr,
    Ref,
    Ty,
)
from grammar import syntax as ast
from grammar.record import define, field, frozen
from grammar.span import Span


@frozen
class Coerced:
    """A way to coerce: adjustments to `target`, and what must hold for it."""

    adjustments: tuple[Adjustment, ...]
    target: Ty
    obligations: tuple[Obligation, ...] = ()


CoerceResult = Coerced | TypeMismatch


def coerce(
    fcx: FnCtxt, e: ast.Expr, found: Ty, target: Ty, two_phase: bool = False
) -> Ty | TypeMismatch:
    """Coerce `e` of type `found` to `target`: the type it then has, or why it cannot."""
    source = fcx.try_structural(found)
    if isinstance(source, Ref):
        # What is pending may tell what is pointed to, and that a raw pointer is wanted.
        target = fcx.try_structural(target)
        if source.pointee.__class__ is Infer:
            source = Ref(source.region, fcx.try_structural(source.pointee), source.mutable)
    result = attempt(fcx, fcx.span(e), source, target, two_phase)
    if isinstance(result, TypeMismatch):
        return result
    for obligation in result.obligations:
        fcx.fulfill.register(obligation)
    if not (_is_shared_reborrow(result.adjustments) and _has_branches(fcx, e)):
        fcx.adjust(e, result.adjustments)
    if isinstance(source, ErrorTy):
        return ERROR_TY
    return result.target


def _is_shared_reborrow(a: tuple[Adjustment, ...]) -> bool:
    if len(a) != 2 or not isinstance(a[0], DerefAdjust) or a[0].method is not None:
        return False
    return isinstance(a[1], BorrowAdjust) and not a[1].mutable and not a[1].raw


def _has_branches(fcx: FnCtxt, e: ast.Expr | ast.Block) -> bool:
    """Whether what gives `e` its value are branches, each coerced to the wanted type already.

    A shared reborrow of them together would do nothing, and hide which branch is to blame.
    """
    from checker.types.stmt import parts

    if not isinstance(e, ast.Block):
        e = fcx.peel(e)
    match e:
        case ast.IfExpr() | ast.MatchExpr():
            return True
        case ast.Block() | ast.BlockExpr(ast.BlockKind.PLAIN | ast.BlockKind.UNSAFE, None, _, _):
            tail = parts(fcx, e if isinstance(e, ast.Block) else e.block)[1]
            return tail is not None and _has_branches(fcx, tail)
        case _:
            return False


def can_coerce(fcx: FnCtxt, found: Ty, target: Ty) -> bool:
    """Whether `found` may be coerced to `target`; changes nothing."""
    with fcx.probe():
        return isinstance(attempt(fcx, fcx.owner.span, fcx.resolve(found), target), Coerced)


def attempt(
    fcx: FnCtxt,
    span: Span,
    source: Ty,
    target: Ty,
    two_phase: bool = False,
    lub: bool = False,
) -> CoerceResult:
    """The coercion of `source` to `target`; inference variables are bound only on success."""
    infcx = fcx.infcx
    target = infcx.shallow(target)
    if isinstance(source, Never):
        return Coerced((NeverToAny(target),) if target.__class__ is not Never else (), target)
    if isinstance(source, Infer) and source.kind is InferKind.GENERAL:
        return unify(fcx, source, target)
    target_class = target.__class__
    if target_class in _MAY_UNSIZE:
        from checker.types.coerce_unsize import coerce_unsized

        unsized = coerce_unsized(fcx, span, source, target)
        if unsized is not None:
            return unsized
    if isinstance(target, RawPtr):
        return _to_raw_pointer(fcx, source, target)
    if isinstance(target, Ref):
        return _to_reference(fcx, span, source, target, two_phase, lub)
    if isinstance(target, FnPtr):
        if isinstance(source, FnDef):
            return _fn_item(fcx, span, source, target)
        if isinstance(source, FnPtr):
            return _fn_pointer(fcx, source, target)
        if isinstance(source, Closure):
            return _closure(fcx, source, target)
    return unify(fcx, source, target)


_MAY_UNSIZE = (Ref, RawPtr, Adt)


def unify(fcx: FnCtxt, source: Ty, target: Ty) -> CoerceResult:
    mismatch = fcx.infcx.unify(target, source)
    return Coerced((), target) if mismatch is None else mismatch


# ------------------------------------------------------------------ pointers


def _to_reference(
    fcx: FnCtxt, span: Span, source: Ty, target: Ref, two_phase: bool, lub: bool
) -> CoerceResult:
    """`&'a mut? T` to `&'b mut? U` where some dereference of `T` is `U`."""
    if not isinstance(source, Ref):
        return unify(fcx, source, target)
    if target.mutable and not source.mutable:
        return TypeMismatch(target, source)
    steps = autoderef(fcx, span, source)
    first: TypeMismatch | None = None
    for ty, count in steps:
        if count == 0:
            continue
        result = Ref(target.region, ty, target.mutable)
        mismatch = fcx.infcx.unify(target, result)
        if mismatch is None:
            return _reborrow(fcx, steps.adjustments(count), source, result, two_phase, lub)
        first = first or mismatch
    mismatch = fcx.infcx.unify(target, source)
    return TypeMismatch(target, source) if mismatch is not None else Coerced((), target)


def _reborrow(
    fcx: FnCtxt,
    derefs: tuple[Adjustment, ...],
    source: Ref,
    result: Ref,
    two_phase: bool,
    lub: bool,
) -> Coerced:
    if lub and len(derefs) == 1 and not result.mutable and not source.mutable:
        return Coerced((), result)  # `&*x` of a shared reference, for as long as `x`: is `x`
    derefs = mutable_derefs(fcx, derefs) if result.mutable else derefs
    borrow = BorrowAdjust(result, result.mutable, two_phase=two_phase and result.mutable)
    return Coerced((*derefs, borrow), result)


def mutable_derefs(fcx: FnCtxt, derefs: tuple[Adjustment, ...]) -> tuple[Adjustment, ...]:
    """Overloaded dereferences through `DerefMut`, and the obligations for it.

    One whose type has no `DerefMut` stays as it is: the borrow checker refuses to mutate through
    it.
    """
    from checker.context import LangItem
    from checker.types.place import may_implement

    method = fcx.assoc_lang(LangItem.DEREF_MUT, "deref_mut")
    out: list[Adjustment] = []
    for d in derefs:
        if isinstance(d, DerefAdjust) and d.method is not None and not d.mutable:
            if may_implement(fcx, LangItem.DEREF_MUT, d.args):
                fcx.register_bound(cast(Ty, d.args[0]), LangItem.DEREF_MUT, fcx.owner.span)
                d = DerefAdjust(d.target, method, d.args, True)
        out.append(d)
    return tuple(out)


def _to_raw_pointer(fcx: FnCtxt, source: Ty, target: RawPtr) -> CoerceResult:
    """`&mut? T` or `*mut? T` to `*const T` or `*mut T`."""
    if isinstance(source, Ref):
        if target.mutable and not source.mutable:
            return TypeMismatch(target, source)
        mismatch = fcx.infcx.unify(target.pointee, source.pointee)
        if mismatch is not None:
            return TypeMismatch(target, source)
        deref = DerefAdjust(source.pointee)
        return Coerced((deref, BorrowAdjust(target, target.mutable, raw=True)), target)
    if isinstance(source, RawPtr):
        if target.mutable and not source.mutable:
            return TypeMismatch(target, source)
        mismatch = fcx.infcx.unify(target.pointee, source.pointee)
        if mismatch is not None:
            return TypeMismatch(target, source)
        if source.mutable and not target.mutable:
            return Coerced((PointerAdjust(target, PointerCast.MUT_TO_CONST),), target)
        return Coerced((), target)
    return unify(fcx, source, target)


# ------------------------------------------------------------------ functions


def fn_def_sig(fcx: FnCtxt, f: FnDef, span: Span) -> PolyFnSig:
    """The signature of a function item, normalised, its bound lifetimes kept."""
    from checker.types.fold import erase_regions, subst

    return fcx.normalize(subst(erase_regions(fcx.tcx.fn_sig(f.def_)), f.args), span)


def _fn_item(fcx: FnCtxt, span: Span, source: FnDef, target: FnPtr) -> CoerceResult:
    pointer = FnPtr(fn_def_sig(fcx, source, span))
    reify = PointerAdjust(pointer, PointerCast.REIFY_FN)
    if target.sig.sig.is_unsafe and not pointer.sig.sig.is_unsafe:
        pointer = _unsafe(pointer)
        mismatch = fcx.infcx.unify(target, pointer)
        adjustments = (reify, PointerAdjust(target, PointerCast.UNSAFE_FN))
    else:
        mismatch = fcx.infcx.unify(target, pointer)
        adjustments = (PointerAdjust(target, PointerCast.REIFY_FN),)  # type: ignore[assignment]
    if mismatch is not None:
        return TypeMismatch(target, source)
    return Coerced(adjustments, target)


def _unsafe(pointer: FnPtr) -> FnPtr:
    s = pointer.sig.sig
    return FnPtr(PolyFnSig(FnSig(s.inputs, s.output, True, s.abi, s.variadic), pointer.sig.names))


def _fn_pointer(fcx: FnCtxt, source: FnPtr, target: FnPtr) -> CoerceResult:
    if target.sig.sig.is_unsafe and not source.sig.sig.is_unsafe:
        mismatch = fcx.infcx.unify(target, _unsafe(source))
        if mismatch is not None:
            return TypeMismatch(target, source)
        return Coerced((PointerAdjust(target, PointerCast.UNSAFE_FN),), target)
    return unify(fcx, source, target)


def closure_fn_pointer(fcx: FnCtxt, source: Closure, unsafe: bool = False) -> FnPtr | None:
    """The function pointer type of a closure that captures nothing."""
    from checker.types.closure import mentions_upvars

    if mentions_upvars(fcx, source.def_):
        return None
    s = source.sig.sig
    return FnPtr(PolyFnSig(FnSig(s.inputs, s.output, unsafe), source.sig.names))


def _closure(fcx: FnCtxt, source: Closure, target: FnPtr) -> CoerceResult:
    pointer = closure_fn_pointer(fcx, source, target.sig.sig.is_unsafe)
    if pointer is None or fcx.infcx.unify(target, pointer) is not None:
        return TypeMismatch(target, source)
    return Coerced((PointerAdjust(target, PointerCast.CLOSURE_FN),), target)


# ------------------------------------------------------------------ several expressions, one type


@define(eq=False)
class CoerceMany:
    """The common type of expressions that are met one after the other.

    `expected` is where it starts; `merged` what it has become. `complete` gives the result: never
    when nothing was pushed.
    """

    expected: Ty
    merged: Ty | None = None
    expressions: list[ast.Expr] = field(factory=list)
    pushed: int = 0

    def type_so_far(self) -> Ty:
        return self.expected if self.merged is None else self.merged

    def push(self, fcx: FnCtxt, e: ast.Expr, found: Ty) -> TypeMismatch | None:
        """Take in `e`; a mismatch is for the caller to report (the merged type is then an error).

        The mismatch is of the whole types: `expected` is the type so far.
        """
        found = fcx.try_structural(found)
        if isinstance(found, ErrorTy):
            self.merged = ERROR_TY
            self.pushed += 1
            return None
        if self.pushed == 0:
            result = coerce(fcx, e, found, self.expected)
        else:
            result = coerce_lub(fcx, self.expressions, self.type_so_far(), e, found)
        return self._pushed(fcx, result, found, e)

    def push_unit(self, fcx: FnCtxt) -> TypeMismatch | None:
        """Take in `()` where no expression stands: `break;`, `return;`, a missing `else`."""
        target = self.type_so_far()
        if isinstance(fcx.shallow(target), ErrorTy):
            return None
        if self.pushed > 0 and isinstance(fcx.shallow(target), Never):
            self.merged = UNIT
            return None
        mismatch = fcx.infcx.unify(target, UNIT)
        return self._pushed(fcx, mismatch if mismatch is not None else target, UNIT, None)

    def _pushed(
        self, fcx: FnCtxt, result: Ty | TypeMismatch, found: Ty, e: ast.Expr | None
    ) -> TypeMismatch | None:
        self.pushed += 1
        if isinstance(result, TypeMismatch):
            whole = TypeMismatch(fcx.resolve(self.type_so_far()), fcx.resolve(found), result.cyclic)
            self.merged = ERROR_TY
            return whole
        if e is not None:
            self.expressions.append(e)
        self.merged = result
        return None

    def complete(self) -> Ty:
        if self.pushed == 0:
            return NEVER
        return self.type_so_far()


def coerce_lub(
    fcx: FnCtxt, previous: list[ast.Expr], previous_ty: Ty, e: ast.Expr, found: Ty
) -> Ty | TypeMismatch:
    """The least upper bound of `previous_ty` and `found` (rustc's `try_find_coercion_lub`)."""
    before, new = fcx.try_structural(previous_ty), fcx.try_structural(found)
    if isinstance(before, Never):
        for p in previous:
            fcx.adjust(p, (NeverToAny(new),))
        return new
    pointers = _function_lub(fcx, previous, before, e, new)
    if pointers is not None:
        return pointers
    span = fcx.span(e)
    first = attempt(fcx, span, new, before, lub=True)
    if isinstance(first, Coerced):
        return _apply(fcx, [e], first)
    if not all(_is_noop(fcx, p) for p in previous):
        return first
    second = attempt(fcx, span, before, new, lub=True)
    if isinstance(second, TypeMismatch):
        return first
    return _apply(fcx, previous, second)


def _apply(fcx: FnCtxt, expressions: list[ast.Expr], coerced: Coerced) -> Ty:
    for obligation in coerced.obligations:
        fcx.fulfill.register(obligation)
    for e in expressions:
        fcx.adjust(e, coerced.adjustments)
    return coerced.target


def _is_noop(fcx: FnCtxt, e: ast.Expr) -> bool:
    """Whether the adjustments of `e` are none, or a reborrow that can be replaced."""
    a = fcx.results.adjustments.get(fcx.peel(e), ())
    if not a:
        return True
    if len(a) == 2 and isinstance(a[0], DerefAdjust) and isinstance(a[1], BorrowAdjust):
        return a[0].method is None
    return False


def _function_lub(
    fcx: FnCtxt, previous: list[ast.Expr], before: Ty, e: ast.Expr, new: Ty
) -> Ty | None:
    """Different function items and closures meet in a function pointer."""
    if not isinstance(before, (FnDef, Closure)) or not isinstance(new, (FnDef, Closure)):
        return None
    if before.def_ is new.def_ and fcx.infcx.unify(before, new) is None:
        return None
    span = fcx.span(e)
    a, b = _as_pointer(fcx, before, span), _as_pointer(fcx, new, span)
    if a is None or b is None or _arity(a) != _arity(b):
        return None
    if open_sig(a.sig).is_unsafe or open_sig(b.sig).is_unsafe:
        a, b = _unsafe(a), _unsafe(b)
    if fcx.infcx.unify(a, b) is not None:
        return None
    for p in previous:
        fcx.adjust(p, (PointerAdjust(a, _cast_of(before)),))
    fcx.adjust(e, (PointerAdjust(a, _cast_of(new)),))
    return a


def _arity(pointer: FnPtr) -> int:
    return len(pointer.sig.sig.inputs)


def _as_pointer(fcx: FnCtxt, f: FnDef | Closure, span: Span) -> FnPtr | None:
    if isinstance(f, FnDef):
        return FnPtr(fn_def_sig(fcx, f, span))
    return closure_fn_pointer(fcx, f)


def _cast_of(f: FnDef | Closure) -> PointerCast:
    return PointerCast.REIFY_FN if isinstance(f, FnDef) else PointerCast.CLOSURE_FN
