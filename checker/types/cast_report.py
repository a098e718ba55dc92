"""Errors of casts: E0054, E0604, E0605, E0606, E0607 (rustc: `CastCheck::report_cast_error`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.types.coerce import can_coerce
from checker.types.fn_ctxt import FnCtxt
from checker.types.tables import CastKind
from checker.types.ty import ERASED, Prim, RawPtr, Ref, Ty, is_float, is_integral
from grammar import syntax as ast
from grammar.diagnostic import Label, error

if TYPE_CHECKING:
    from checker.types.cast import CastCheck, CastTy


def non_primitive(fcx: FnCtxt, c: CastCheck, source: Ty, target: Ty) -> CastKind | None:
    builder = error(
        "E0605",
        f"non-primitive cast: `{fcx.show_of(c.expr.operand, source)}` as `{fcx.show(target)}`",
        c.expr.span,
    )
    label = "an `as` expression can only be used to convert between primitive types or to coerce "
    label += "to a specific trait object"
    if isinstance(target, Ref) and can_coerce(fcx, Ref(ERASED, source, target.mutable), target):
        label = "invalid cast"
    builder.labels[0] = _labelled(c, label)
    fcx.emit(builder)
    return None


def _labelled(c: CastCheck, text: str) -> Label:
    return Label(c.expr.span, text, True)


def illegal(fcx: FnCtxt, c: CastCheck, source: Ty, target: Ty) -> CastKind | None:
    builder = error(
        "E0606",
        f"casting `{fcx.show_of(c.expr.operand, source)}` as `{fcx.show(target)}` is invalid",
        c.expr.span,
    )
    fcx.emit(builder)
    return None


def need_via(fcx: FnCtxt, c: CastCheck, source: Ty, target: Ty, via: str) -> CastKind | None:
    builder = error(
        "E0606",
        f"casting `{fcx.show_of(c.expr.operand, source)}` as `{fcx.show(target)}` is invalid",
        c.expr.span,
    )
    builder.help(f"cast through {via} first")
    fcx.emit(builder)
    return None


def to_bool(fcx: FnCtxt, c: CastCheck, source: Ty, target: Ty) -> CastKind | None:
    shown = fcx.show(source)
    builder = error("E0054", f"cannot cast `{shown}` as `bool`", c.expr.span)
    if is_integral(source):
        builder.suggest(
            "compare with zero instead",
            (fcx.span(c.expr.operand).shrink_to_hi()._replace(hi=c.expr.span.hi), " != 0"),
        )
    else:
        builder.labels[0] = _labelled(c, "unsupported cast")
    fcx.emit(builder)
    return None


def to_char(fcx: FnCtxt, c: CastCheck, source: Ty) -> CastKind | None:
    builder = error(
        "E0604",
        f"only `u8` can be cast as `char`, not `{fcx.show(source)}`",
        c.expr.span,
        "invalid cast",
    )
    if isinstance(source, Prim) and source.kind.value == "u32":
        snippet = fcx.tcx.sources.snippet(fcx.span(c.expr.operand))
        builder.suggest(
            "consider using `char::from_u32` instead",
            (c.expr.span, f"char::from_u32({snippet})"),
        )
    elif isinstance(source, Prim) and (is_integral(source) or is_float(source)):
        builder.help("consider using `char::from_u32` instead (via a `u32`)")
    fcx.emit(builder)
    return None


def needs_deref(
    fcx: FnCtxt, c: CastCheck, source: Ref, target: Ty, inner: CastTy | None
) -> CastKind | None:
    """`&i32 as i64`: casting the reference, not what it refers to."""
    if inner is None and (is_integral(target) or is_float(target)):
        return need_via(fcx, c, source, target, "a raw pointer")
    if inner is None:
        return non_primitive(fcx, c, source, target)
    shown = fcx.show(source)
    builder = error("E0606", f"casting `{shown}` as `{fcx.show(target)}` is invalid", c.expr.span)
    operand = fcx.peel(c.expr.operand)
    if isinstance(operand, ast.BorrowExpr):
        at = operand.span._replace(hi=operand.operand.span.lo)
        builder.suggest("remove the unneeded borrow", (at, ""))
    else:
        at = fcx.span(c.expr.operand).shrink_to_lo()
        builder.suggest("dereference the expression", (at, "*"))
    fcx.emit(builder)
    return None


def casting_reference(fcx: FnCtxt, c: CastCheck, source: Ref, target: Ty) -> CastKind | None:
    builder = error(
        "E0606",
        f"casting `{fcx.show_of(c.expr.operand, source)}` as `{fcx.show(target)}` is invalid",
        c.expr.span,
    )
    fcx.emit(builder)
    return None


def thin_to_wide(fcx: FnCtxt, c: CastCheck, source: RawPtr, target: RawPtr) -> CastKind | None:
    builder = error(
        "E0607",
        f"cannot cast thin pointer `{fcx.show(source)}` to wide pointer `{fcx.show(target)}`",
        c.expr.span,
    )
    fcx.emit(builder)
    return None


def vtable_mismatch(fcx: FnCtxt, c: CastCheck, source: RawPtr, target: RawPtr) -> CastKind | None:
    builder = error(
        "E0606",
        f"casting `{fcx.show_of(c.expr.operand, source)}` as `{fcx.show(target)}` is invalid",
        c.expr.span,
    )
    builder.note("the vtable kinds may not match")
    fcx.emit(builder)
    return None
