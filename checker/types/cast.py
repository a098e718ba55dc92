"""`as` casts, checked when all types are known (Reference, "Type cast expressions"; `cast.rs`).

First a coercion is tried; else the kinds of the two types decide. Casts of integers give the
literals inside a hint of their type, so the operand is checked with an expectation of its own.
"""

from __future__ import annotations

from typing import cast

from checker.context import LangItem
from checker.names.defs import PrimTy
from checker.types.annotate import lower_annotation
from checker.types.coerce import coerce, fn_def_sig
from checker.types.expectation import castable
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import has_error, subst
from checker.types.infer import TypeMismatch
from checker.types.tables import (
    BorrowAdjust,
    CastKind,
    DerefAdjust,
    PointerAdjust,
    PointerCast,
)
from checker.types.ty import (
    ERROR_TY,
    Adt,
    AdtKind,
    Alias,
    Array,
    Closure,
    Dynamic,
    ErrorTy,
    FnDef,
    FnPtr,
    Foreign,
    Infer,
    InferKind,
    Param,
    Prim,
    RawPtr,
    Ref,
    Slice,
    Tuple,
    Ty,
    is_float,
    is_integral,
)
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.record import Enum, frozen


@frozen(eq=False)
class CastCheck:
    """A cast to be judged at the end: the operand's type and the target as first seen."""

    expr: ast.CastExpr
    source: Ty
    target: Ty


class CastTy(Enum):
    INT = "int"
    U8 = "u8"
    BOOL = "bool"
    CHAR = "char"
    ENUM = "C-like enum"
    FLOAT = "float"
    FN_PTR = "function pointer"
    PTR = "raw pointer"


def check_cast(fcx: FnCtxt, e: ast.CastExpr) -> Ty:
    """The type of the cast; its judgement is deferred."""
    from checker.types.expr import check_expr

    target = lower_annotation(fcx, e.ty, e)
    source = check_expr(fcx, e.operand, castable(target))
    known = fcx.shallow(target)
    if isinstance(known, (Dynamic, Slice)):
        _report_unsized(fcx, CastCheck(e, source, target), fcx.resolve(source), fcx.resolve(known))
        return ERROR_TY
    if isinstance(fcx.shallow(source), ErrorTy) or isinstance(fcx.shallow(target), ErrorTy):
        return ERROR_TY
    fcx.deferred_casts.append(CastCheck(e, source, target))
    return target


def check_deferred_casts(fcx: FnCtxt) -> None:
    casts, fcx.deferred_casts = fcx.deferred_casts, []
    for c in casts:
        _judge(fcx, c)


def _judge(fcx: FnCtxt, c: CastCheck) -> None:
    source = fcx.structural(c.source, fcx.span(c.expr.operand))
    target = fcx.structural(c.target, c.expr.ty.span)
    source, target = fcx.resolve(source), fcx.resolve(target)
    if has_error(source) or has_error(target):
        return
    if isinstance(target, (Dynamic, Slice)) or _is_str(target):
        _report_unsized(fcx, c, source, target)
        return
    result = coerce(fcx, c.expr.operand, source, target)
    if not isinstance(result, TypeMismatch):
        fcx.results.casts[c.expr] = CastKind.NOTHING
        return
    if isinstance(source, FnDef):
        source = _reify(fcx, c, source)
    kind = _kind(fcx, c, source, target)
    if kind is not None:
        fcx.results.casts[c.expr] = kind


def _is_str(ty: Ty) -> bool:
    return isinstance(ty, Prim) and ty.kind is PrimTy.STR


def _reify(fcx: FnCtxt, c: CastCheck, source: FnDef) -> Ty:
    pointer = FnPtr(fn_def_sig(fcx, source, c.expr.span))
    fcx.adjust(c.expr.operand, (PointerAdjust(pointer, PointerCast.REIFY_FN),))
    return pointer


def cast_ty(fcx: FnCtxt, ty: Ty) -> CastTy | None:
    """The kind of a type that casts know."""
    match ty:
        case Prim(PrimTy.BOOL):
            return CastTy.BOOL
        case Prim(PrimTy.CHAR):
            return CastTy.CHAR
        case Prim(PrimTy.U8):
            return CastTy.U8
        case RawPtr():
            return CastTy.PTR
        case FnPtr():
            return CastTy.FN_PTR
        case Adt():
            return CastTy.ENUM if _is_c_like(fcx, ty) else None
        case _:
            if is_integral(ty):
                return CastTy.INT
            return CastTy.FLOAT if is_float(ty) else None


def _is_c_like(fcx: FnCtxt, ty: Adt) -> bool:
    info = fcx.tcx.adt(ty.def_)
    return (
        info.kind is AdtKind.ENUM
        and bool(info.variants)
        and all(not v.fields for v in info.variants)
    )


_INTS = (CastTy.INT, CastTy.U8)


def _kind(fcx: FnCtxt, c: CastCheck, source: Ty, target: Ty) -> CastKind | None:
    """How the cast converts; None after an error."""
    from checker.types import cast_report as report

    a, b = cast_ty(fcx, source), cast_ty(fcx, target)
    if isinstance(source, Ref) and b is not None:
        return _from_reference(fcx, c, source, target, b)
    if a is None or b is None:
        return report.non_primitive(fcx, c, source, target)
    if b is CastTy.BOOL:
        return report.to_bool(fcx, c, source, target)
    if b is CastTy.CHAR:
        if a is CastTy.U8:
            return CastKind.INT_TO_INT
        if isinstance(source, Infer) and source.kind is InferKind.INT:
            fcx.infcx.unify(Prim(PrimTy.U8), source)
            return CastKind.INT_TO_INT
        return report.to_char(fcx, c, source)
    if b is CastTy.ENUM or b is CastTy.FN_PTR:
        return report.non_primitive(fcx, c, source, target)
    return _numeric(fcx, c, source, target, a, b)


def _numeric(
    fcx: FnCtxt, c: CastCheck, source: Ty, target: Ty, a: CastTy, b: CastTy
) -> CastKind | None:
    from checker.types import cast_report as report

    if a in _INTS:
        if b in _INTS:
            return CastKind.INT_TO_INT
        if b is CastTy.FLOAT:
            return CastKind.INT_TO_FLOAT
        return _to_pointer_from_int(fcx, c, source, cast(RawPtr, target))
    if a is CastTy.FLOAT:
        if b in _INTS:
            return CastKind.FLOAT_TO_INT
        if b is CastTy.FLOAT:
            return CastKind.FLOAT_TO_FLOAT
        return report.illegal(fcx, c, source, target)
    if a in (CastTy.BOOL, CastTy.CHAR, CastTy.ENUM):
        if b in _INTS:
            return CastKind.ENUM_TO_INT if a is CastTy.ENUM else CastKind.INT_TO_INT
        if b is CastTy.FLOAT:
            return report.need_via(fcx, c, source, target, "an integer")
        return report.illegal(fcx, c, source, target)
    if a is CastTy.PTR:
        if b is CastTy.PTR:
            return _pointers(fcx, c, cast(RawPtr, source), cast(RawPtr, target))
        if b in _INTS:
            return _pointer_to_int(fcx, c, cast(RawPtr, source), target)
        return report.illegal(fcx, c, source, target)
    if b is CastTy.PTR:
        return CastKind.FN_PTR_TO_PTR
    if b in _INTS:
        return CastKind.PTR_TO_INT
    return report.illegal(fcx, c, source, target)


def _from_reference(
    fcx: FnCtxt, c: CastCheck, source: Ref, target: Ty, b: CastTy
) -> CastKind | None:
    """`&[T; N] as *const T`; anything else would need a dereference."""
    from checker.types import cast_report as report

    pointee = fcx.shallow(source.pointee)
    if b is CastTy.PTR:
        assert isinstance(target, RawPtr)
        if isinstance(pointee, Array) and (source.mutable or not target.mutable):
            if fcx.infcx.unify(target.pointee, pointee.element) is None:
                middle = RawPtr(pointee, target.mutable)
                steps = (
                    DerefAdjust(pointee),
                    BorrowAdjust(middle, target.mutable, raw=True),
                    PointerAdjust(
                        RawPtr(pointee.element, target.mutable), PointerCast.ARRAY_TO_POINTER
                    ),
                )
                fcx.adjust(c.expr.operand, steps)
                return CastKind.NOTHING
        return report.casting_reference(fcx, c, source, target)
    return report.needs_deref(fcx, c, source, target, cast_ty(fcx, pointee))


# ------------------------------------------------------------------ pointers


class Meta(Enum):
    THIN = "thin"
    LENGTH = "length"
    VTABLE = "vtable"
    PARAM = "of a parameter"


def pointer_meta(fcx: FnCtxt, ty: Ty) -> object:
    """What a pointer to `ty` carries besides the address; the trait for `dyn`."""
    ty = fcx.resolve(ty)
    match ty:
        case Slice() | Prim(PrimTy.STR):
            return Meta.LENGTH
        case Dynamic(bounds, _):
            return bounds[0].trait if bounds else Meta.VTABLE
        case Adt(def_, args):
            info = fcx.tcx.adt(def_)
            if info.kind is AdtKind.STRUCT and info.variants[0].fields:
                tail = fcx.tcx.type_of(info.variants[0].fields[-1].def_)
                return pointer_meta(fcx, fcx.normalize(subst(tail, args), fcx.owner.span))
            return Meta.THIN
        case Tuple(elements) if elements:
            return pointer_meta(fcx, elements[-1])
        case Param() | Alias():
            return Meta.THIN if _is_sized(fcx, ty) else (Meta.PARAM, ty)
        case Foreign() | Closure():
            return Meta.THIN
        case _:
            return Meta.THIN


def _is_sized(fcx: FnCtxt, ty: Ty) -> bool:
    from checker.types.fulfill import Evaluation
    from checker.types.ty import Predicate, TraitPredicate, TraitRef

    sized = fcx.lang(LangItem.SIZED)
    if sized is None:
        return True
    predicate = Predicate(TraitPredicate(TraitRef(sized, (ty,))))
    return fcx.fulfill.evaluate(predicate) is not Evaluation.NO


def _pointers(fcx: FnCtxt, c: CastCheck, source: RawPtr, target: RawPtr) -> CastKind | None:
    from checker.types import cast_report as report

    a, b = pointer_meta(fcx, source.pointee), pointer_meta(fcx, target.pointee)
    if b is Meta.THIN:
        return CastKind.PTR_TO_PTR
    if a is Meta.THIN:
        return report.thin_to_wide(fcx, c, source, target)
    if a == b:
        return CastKind.PTR_TO_PTR
    return report.vtable_mismatch(fcx, c, source, target)


def _pointer_to_int(fcx: FnCtxt, c: CastCheck, source: RawPtr, target: Ty) -> CastKind | None:
    from checker.types import cast_report as report

    if pointer_meta(fcx, source.pointee) is Meta.THIN:
        return CastKind.PTR_TO_INT
    return report.need_via(fcx, c, source, target, "a thin pointer")


def _to_pointer_from_int(fcx: FnCtxt, c: CastCheck, source: Ty, target: RawPtr) -> CastKind | None:
    from checker.types import cast_report as report

    if pointer_meta(fcx, target.pointee) is not Meta.THIN:
        return report.illegal(fcx, c, source, target)
    if isinstance(source, Infer):
        fcx.infcx.unify(Prim(PrimTy.USIZE), source)
    return CastKind.INT_TO_PTR


def _report_unsized(fcx: FnCtxt, c: CastCheck, source: Ty, target: Ty) -> None:
    builder = error(
        "E0620",
        f"cast to unsized type: `{fcx.show(source)}` as `{fcx.show(target)}`",
        c.expr.span,
    )
    shown = fcx.tcx.sources.snippet(c.expr.ty.span)
    if isinstance(source, Ref):
        mutable = "mut " if source.mutable else ""
        builder.suggest(
            "consider casting to a reference instead", (c.expr.ty.span, f"&{mutable}{shown}")
        )
    else:
        builder.help(
            f"consider using an implicit coercion to `&{shown}` instead"
            if not isinstance(target, Dynamic)
            else "consider using a box or reference as appropriate"
        )
    fcx.emit(builder)
