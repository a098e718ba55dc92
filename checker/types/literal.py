"""The types of literals, and the lint that a literal fits its type (rustc: `check_expr_lit`)."""

from __future__ import annotations

from checker.names.defs import PrimTy
from checker.types.expectation import Expectation
from checker.types.fn_ctxt import FnCtxt
from checker.types.ty import (
    BOOL,
    CHAR,
    ERASED,
    ERROR_TY,
    FLOATS,
    STR,
    U8,
    USIZE,
    Array,
    ConstValue,
    FnDef,
    FnPtr,
    InferKind,
    Prim,
    RawPtr,
    Ref,
    Ty,
    int_range,
    is_integral,
)
from grammar import syntax as ast
from grammar.diagnostic import Child, Level, Suggestion, warning
from grammar.span import Span

_PRIMS = {p.value: Prim(p) for p in PrimTy}


def check_literal(fcx: FnCtxt, e: ast.LitExpr, expected: Expectation) -> Ty:
    match e.kind:
        case ast.LitKind.INT:
            return _int(fcx, e, expected)
        case ast.LitKind.FLOAT:
            return _float(fcx, e, expected)
        case ast.LitKind.BOOL:
            return BOOL
        case ast.LitKind.CHAR:
            return CHAR
        case ast.LitKind.BYTE:
            return U8
        case ast.LitKind.STR:
            return Ref(ERASED, STR, False)
        case ast.LitKind.BYTE_STR:
            assert isinstance(e.value, bytes)
            return Ref(ERASED, Array(U8, ConstValue(USIZE, len(e.value))), False)
        case ast.LitKind.C_STR:
            return fcx.unsupported("C string literals", e.span)


def _int(fcx: FnCtxt, e: ast.LitExpr, expected: Expectation) -> Ty:
    if e.suffix is not None:
        return _PRIMS.get(e.suffix, ERROR_TY)
    hint = expected.to_option(fcx)
    match hint:
        case Prim(PrimTy.CHAR):
            return U8
        case Prim() if is_integral(hint):
            return hint
        case RawPtr() | FnDef() | FnPtr():
            return USIZE
        case _:
            return fcx.infcx.fresh(InferKind.INT, e.span)


def _float(fcx: FnCtxt, e: ast.LitExpr, expected: Expectation) -> Ty:
    if e.suffix is not None:
        return _PRIMS.get(e.suffix, ERROR_TY)
    hint = expected.to_option(fcx)
    if isinstance(hint, Prim) and hint.kind in FLOATS:
        return hint
    return fcx.infcx.fresh(InferKind.FLOAT, e.span)


def lint_overflow(fcx: FnCtxt, e: ast.LitExpr, ty: Ty, negated: ast.UnaryExpr | None) -> None:
    """Finds what the lint `overflowing_literals` is about."""
    if e.kind is ast.LitKind.FLOAT and isinstance(ty, Prim) and _is_infinite(e.value, ty.kind):
        name = ty.kind.value
        note = f"the literal `{e.text}` does not fit into the type `{name}` and will be converted"
        _found(fcx, e.span, name, [Child(Level.NOTE, f"{note} to `{name}::INFINITY`")])
        return
    if e.kind is not ast.LitKind.INT or not isinstance(ty, Prim) or not isinstance(e.value, int):
        return
    if not is_integral(ty):
        return
    low, high = int_range(ty.kind)
    value = -e.value if negated is not None and low < 0 else e.value
    if low <= value <= high:
        return
    span = e.span if negated is None else fcx.span(negated)
    text = e.text if negated is None else f"-{e.text}"
    _overflow(fcx, span, text, ty.kind, low, high, e)


def _is_infinite(value: object, kind: PrimTy) -> bool:
    """Whether a literal is beyond the largest number of its type: f32's, with rounding, is below
    `2^128 - 2^103`."""
    if not isinstance(value, float):
        return False
    return value == float("inf") or (kind is PrimTy.F32 and value >= 2.0**128 - 2.0**103)


def _overflow(
    fcx: FnCtxt, span: Span, text: str, kind: PrimTy, low: int, high: int, e: ast.LitExpr
) -> None:
    name, value = kind.value, int(e.value)
    fits = _fitting(kind, value, span != e.span)
    help_ = [] if fits is None else [Child(Level.HELP, f"consider using the type `{fits}` instead")]
    if not e.text.startswith(("0x", "0b", "0o")):
        note = f"the literal `{text}` does not fit into the type `{name}` whose range is"
        told = [Child(Level.NOTE, f"{note} `{low}..={high}`")]
        _found(fcx, span, name, told + help_ if low < 0 else told)
        return
    width = (high - low).bit_length()
    wrapped = value & ((1 << width) - 1)
    wrapped -= 1 << width if wrapped > high else 0
    note = f"the literal `{text}` (decimal `{value}`) does not fit into the type `{name}`"
    digits = text.removesuffix(name)
    if fits is not None and digits != text:
        suggestion = Suggestion(((span, f"{digits}{fits}"),))
        help_ = [Child(Level.HELP, help_[0].message, (), suggestion)]
    told = [Child(Level.NOTE, f"{note} and will become `{wrapped}{name}`"), *help_]
    if low < 0 and value >> width == 0:
        told.append(_sign_bit(span, digits, name, wrapped))
    _found(fcx, span, name, told)


def _sign_bit(span: Span, digits: str, name: str, value: int) -> Child:
    """`0xFFu8 as i8`."""
    unsigned = f"u{name[1:]}"
    message = (
        f"to use as a negative number (decimal `{value}`), consider using the type `{unsigned}` for"
        f" the literal and cast it to `{name}`"
    )
    return Child(Level.HELP, message, (), Suggestion(((span, f"{digits}{unsigned} as {name}"),)))


def _found(fcx: FnCtxt, span: Span, name: str, children: list[Child]) -> None:
    builder = warning("overflowing_literals", f"literal out of range for `{name}`", span)
    builder.children.extend(children)
    fcx.results.findings.append(("overflowing_literals", builder))


def _fitting(kind: PrimTy, value: int, negative: bool) -> str | None:
    """The type proposed for a literal: as wide without a sign, else the next that holds it."""
    signed, bits = kind.value[0] == "i", kind.value[1:]
    if bits == "size":
        return None
    if signed and not negative and value < 1 << int(bits):
        return f"u{bits}"
    wider = [n for n in (16, 32, 64, 128) if n > int(bits)]
    room = [n - 1 if signed else n for n in wider]
    fits = (n for n, m in zip(wider, room, strict=True) if value < (1 << m) + negative)
    return next((f"{kind.value[0]}{n}" for n in fits), None)
