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
from grammar.diagnostic import Child, Diagnostic, Label, Level
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
    """`overflowing_literals`, which denies by default."""
    if e.kind is ast.LitKind.FLOAT and isinstance(ty, Prim) and _is_infinite(e.value, ty.kind):
        name = ty.kind.value
        note = f"the literal `{e.text}` does not fit into the type `{name}` and will be converted"
        _late(fcx, e.span, name, [Child(Level.NOTE, f"{note} to `{name}::INFINITY`")])
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
    name = kind.value
    notes = [
        f"the literal `{text}` does not fit into the type `{name}` whose range is `{low}..={high}`"
    ]
    children: list[Child] = []
    if e.text.startswith(("0x", "0b", "0o")) and low < 0:
        wrapped = (int(e.value) & (2 * high + 1)) - (2 * high + 2)
        notes[0] = (
            f"the literal `{text}` (decimal `{int(e.value)}`) does not fit into the type `{name}`"
            f" and will become `{wrapped}{name}`"
        )
    children.append(Child(Level.NOTE, notes[0]))
    fits = _fitting(int(e.value), low < 0, span != e.span)
    if fits is not None and not e.text.startswith(("0x", "0b", "0o")):
        children.append(Child(Level.HELP, f"consider using the type `{fits}` instead"))
    _late(fcx, span, name, children)


def _late(fcx: FnCtxt, span: Span, name: str, children: list[Child]) -> None:
    from checker.mir.lint_level import LintLevel, lint_level

    lint = "overflowing_literals"
    level = lint_level(fcx.tcx, fcx.owner, lint, LintLevel.DENY)
    if level in (LintLevel.ALLOW, LintLevel.EXPECT):
        return
    children.append(Child(Level.NOTE, f"`#[{level.value}({lint})]` on by default"))
    severity = Level.WARNING if level is LintLevel.WARN else Level.ERROR
    message = f"literal out of range for `{name}`"
    labels = (Label(span, "", True),)
    fcx.results.late.append(Diagnostic(severity, lint, message, labels, tuple(children)))


def _fitting(value: int, signed: bool, negative: bool) -> str | None:
    kinds = "i8 i16 i32 i64 i128" if signed else "u8 u16 u32 u64 u128"
    for name in kinds.split():
        low, high = int_range(PrimTy(name))
        if low <= (-value if negative else value) <= high:
            return name
    if signed and not negative and value <= int_range(PrimTy.U128)[1]:
        return "u128"
    return None
