"""Suggestions for mismatched types, in rustc's order (`emit_coerce_suggestions`).

Each rule looks at one way in which the expression could be made to fit; the first that applies is
shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeGuard

from checker.context import LangItem
from checker.names.defs import PrimTy
from checker.types.ty import (
    FLOATS,
    SIGNED,
    UNSIGNED,
    Adt,
    Array,
    Closure,
    FnPtr,
    Infer,
    InferKind,
    Prim,
    Ref,
    Slice,
    Ty,
    is_float,
    is_integral,
)
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder

if TYPE_CHECKING:
    from checker.types.fn_ctxt import FnCtxt
    from checker.types.reason import Reason


def suggest(
    fcx: FnCtxt,
    builder: DiagnosticBuilder,
    e: ast.Expr,
    expected: Ty,
    found: Ty,
    reason: Reason,
) -> None:
    """Add the first suggestion that applies."""
    if fcx.span(e).ctxt < 0 or fcx.tcx.sources.context(fcx.span(e)).call_site is not None:
        return
    for rule in _RULES:
        if rule(fcx, builder, e, expected, found):
            return


Rule = Callable[["FnCtxt", DiagnosticBuilder, ast.Expr, Ty, Ty], bool]


def _char_literal(fcx: FnCtxt, b: DiagnosticBuilder, e: ast.Expr, expected: Ty, found: Ty) -> bool:
    lit = fcx.peel(e)
    if expected == Prim(PrimTy.U8) and isinstance(lit, ast.LitExpr):
        if lit.kind is ast.LitKind.CHAR and lit.text.isascii():
            at = lit.span.shrink_to_lo()
            b.suggest("if you meant to write a byte literal, prefix with `b`", (at, "b"))
            return True
    if expected != Prim(PrimTy.CHAR) or not isinstance(lit, ast.LitExpr):
        return False
    if lit.kind is not ast.LitKind.STR or len(str(lit.value)) != 1:
        return False
    text = "'" + lit.text[1:-1] + "'"
    b.suggest("if you meant to write a `char` literal, use single quotes", (lit.span, text))
    return True


def _str_literal(fcx: FnCtxt, b: DiagnosticBuilder, e: ast.Expr, expected: Ty, found: Ty) -> bool:
    lit = fcx.peel(e)
    if not (isinstance(lit, ast.LitExpr) and lit.kind is ast.LitKind.CHAR and _is_str(expected)):
        return False
    b.suggest(
        "if you meant to write a string literal, use double quotes",
        (lit.span, '"' + lit.text[1:-1] + '"'),
    )
    return True


def _is_str(t: Ty) -> bool:
    return isinstance(t, Ref) and t.pointee == Prim(PrimTy.STR)


def _is_string(fcx: FnCtxt, t: Ty) -> bool:
    return isinstance(t, Adt) and fcx.tcx.is_lang(t.def_, LangItem.STRING)


def _to_string(fcx: FnCtxt, b: DiagnosticBuilder, e: ast.Expr, expected: Ty, found: Ty) -> bool:
    at = fcx.span(e).shrink_to_hi()
    if _is_string(fcx, expected) and _is_displayable(fcx, found):
        b.suggest("try using a conversion method", (at, ".to_string()"))
        return True
    if _is_vec(expected, fcx) and isinstance(found, Ref):
        if _element(fcx, found.pointee) == expected.args[0]:
            b.suggest("try using a conversion method", (at, ".to_vec()"))
            return True
    return False


def _is_displayable(fcx: FnCtxt, t: Ty) -> bool:
    from checker.types.fulfill import Evaluation
    from checker.types.ty import Predicate, TraitPredicate, TraitRef

    display = fcx.lang(LangItem.DISPLAY)
    if display is None:
        return False
    predicate = Predicate(TraitPredicate(TraitRef(display, (t,))))
    return fcx.fulfill.evaluate(predicate) is Evaluation.HOLDS


def _is_vec(t: Ty, fcx: FnCtxt) -> TypeGuard[Adt]:
    return isinstance(t, Adt) and fcx.tcx.is_lang(t.def_, LangItem.VEC)


def _element(fcx: FnCtxt, t: Ty) -> object:
    if isinstance(t, (Array, Slice)):
        return t.element
    return t.args[0] if _is_vec(t, fcx) else None


def _wrap(fcx: FnCtxt, b: DiagnosticBuilder, e: ast.Expr, expected: Ty, found: Ty) -> bool:
    """`Some(..)`, `Ok(..)`: when the value would fit inside."""
    from checker.types.coerce import can_coerce

    if not isinstance(expected, Adt):
        return False
    name = None
    if fcx.tcx.is_lang(expected.def_, LangItem.OPTION):
        name = "Some"
    elif fcx.tcx.is_lang(expected.def_, LangItem.RESULT):
        name = "Ok"
    inner = expected.args[0] if expected.args else None
    if name is None or not can_coerce(fcx, found, inner):  # type: ignore[arg-type]
        return False
    span = fcx.span(e)
    if _is_unit(found):
        b.suggest("try adding an expression at the end of the block", (span, f"{name}(())"))
        return True
    b.suggest(
        f"try wrapping the expression in `{name}`",
        (span.shrink_to_lo(), f"{name}("),
        (span.shrink_to_hi(), ")"),
    )
    return True


def _is_unit(t: Ty) -> bool:
    from checker.types.ty import UNIT

    return t == UNIT


def _boxed(fcx: FnCtxt, b: DiagnosticBuilder, e: ast.Expr, expected: Ty, found: Ty) -> bool:
    from checker.types.coerce import can_coerce

    if not fcx.is_box(expected) or not isinstance(expected, Adt):
        return False
    inner = expected.args[0]
    if not can_coerce(fcx, Adt(expected.def_, (found,)), expected):
        return False
    _ = inner
    b.note(
        "for more on the distinction between the stack and the heap, read "
        "https://doc.rust-lang.org/book/ch15-01-box.html, "
        "https://doc.rust-lang.org/rust-by-example/std/box.html, and "
        "https://doc.rust-lang.org/std/boxed/index.html"
    )
    span = fcx.span(e)
    b.suggest(
        "store this in the heap by calling `Box::new`",
        (span.shrink_to_lo(), "Box::new("),
        (span.shrink_to_hi(), ")"),
    )
    return True


def _unwrap(fcx: FnCtxt, b: DiagnosticBuilder, e: ast.Expr, expected: Ty, found: Ty) -> bool:
    """An `Option` or `Result` of what is expected."""
    if not isinstance(found, Adt) or not found.args or found.args[0] != expected:
        return False
    if fcx.tcx.is_lang(found.def_, LangItem.OPTION):
        name, method = "Option", "None"
    elif fcx.tcx.is_lang(found.def_, LangItem.RESULT):
        name, method = "Result", "Err"
    else:
        return False
    b.suggest(
        f"consider using `{name}::expect` to unwrap the `{fcx.show(found)}` value, panicking if"
        f" the value is {'an ' if name == 'Option' else 'a '}`{name}::{method}`",
        (fcx.span(e).shrink_to_hi(), '.expect("REASON")'),
    )
    return True


def _borrow(fcx: FnCtxt, b: DiagnosticBuilder, e: ast.Expr, expected: Ty, found: Ty) -> bool:
    from checker.types.coerce import can_coerce

    if not isinstance(expected, Ref) or isinstance(found, Ref):
        return False
    from checker.types.ty import ERASED

    if not can_coerce(fcx, Ref(ERASED, found, expected.mutable), expected):
        return False
    inner = fcx.peel(e)
    word = "mutably borrowing" if expected.mutable else "borrowing"
    text = "&mut " if expected.mutable else "&"
    if isinstance(inner, (ast.BinaryExpr, ast.RangeExpr, ast.CastExpr, ast.ClosureExpr)):
        span = fcx.span(e)
        b.suggest(
            f"consider {word} here", (span.shrink_to_lo(), text + "("), (span.shrink_to_hi(), ")")
        )
        return True
    b.suggest(f"consider {word} here", (fcx.span(e).shrink_to_lo(), text))
    return True


def _remove_borrow(fcx: FnCtxt, b: DiagnosticBuilder, e: ast.Expr, expected: Ty, found: Ty) -> bool:
    from checker.types.coerce import can_coerce

    inner = fcx.peel(e)
    if not isinstance(inner, ast.BorrowExpr) or inner.raw or not isinstance(found, Ref):
        return False
    if not can_coerce(fcx, found.pointee, expected):
        return False
    at = inner.span._replace(hi=inner.operand.span.lo)
    b.suggest("consider removing the borrow", (at, ""))
    return True


def _deref(fcx: FnCtxt, b: DiagnosticBuilder, e: ast.Expr, expected: Ty, found: Ty) -> bool:
    from checker.types.fulfill import Evaluation
    from checker.types.ty import Predicate, TraitPredicate, TraitRef

    if not isinstance(found, Ref) or found.pointee != expected:
        return False
    copy = fcx.lang(LangItem.COPY)
    if copy is None:
        return False
    predicate = Predicate(TraitPredicate(TraitRef(copy, (expected,))))
    if fcx.fulfill.evaluate(predicate) is not Evaluation.HOLDS:
        return False
    b.suggest("consider dereferencing the borrow", (fcx.span(e).shrink_to_lo(), "*"))
    return True


def _array_length(fcx: FnCtxt, b: DiagnosticBuilder, e: ast.Expr, expected: Ty, found: Ty) -> bool:
    """An annotation with another length than the literal has."""
    inner = fcx.peel(e)
    if not isinstance(inner, (ast.ArrayExpr, ast.RepeatExpr)):
        return False
    for stmt in fcx.local_annotations.values():
        if stmt.init is not None and fcx.peel(stmt.init) is inner:
            if isinstance(stmt.ty, ast.ArrayType) and isinstance(found, Array):
                at = stmt.ty.length.span
                b.suggest(
                    "consider specifying the actual array length", (at, fcx.show(found.length))
                )
                return True
    return False


def _closure_to_fn(fcx: FnCtxt, b: DiagnosticBuilder, e: ast.Expr, expected: Ty, found: Ty) -> bool:
    from checker.types.closure import mentions_upvars

    if not isinstance(expected, FnPtr) or not isinstance(found, Closure):
        return False
    if mentions_upvars(fcx, found.def_):
        b.note("closures can only be coerced to `fn` types if they do not capture any variables")
    else:
        s = found.sig.sig
        inputs = ", ".join(fcx.show(t) for t in s.inputs)
        b.note(f"closure has signature: `fn({inputs}) -> {fcx.show(s.output)}`")
    return True


def _number(fcx: FnCtxt, b: DiagnosticBuilder, e: ast.Expr, expected: Ty, found: Ty) -> bool:
    """Literals get another suffix or form, other numbers are converted."""
    if not isinstance(expected, Prim):
        return False
    lit = fcx.peel(e)
    want = expected.kind.value
    if isinstance(lit, ast.LitExpr) and lit.kind in (ast.LitKind.INT, ast.LitKind.FLOAT):
        return _number_literal(b, lit, expected, found, want)
    if not isinstance(found, Prim) or not _is_number(found) or not _is_number(expected):
        return False
    have = found.kind.value
    span = fcx.span(e)
    simple = isinstance(
        lit, (ast.PathExpr, ast.CallExpr, ast.MethodCallExpr, ast.FieldExpr, ast.IndexExpr)
    )
    article = _an(have)
    if _lossless(found.kind, expected.kind):
        method = ".into()"
        message = f"you can convert {article} `{have}` to {_an(want)} `{want}`"
    elif is_integral(expected) and is_integral(found):
        method = ".try_into().unwrap()"
        message = (
            f"you can convert {article} `{have}` to {_an(want)} `{want}` and panic if the "
            "converted value doesn't fit"
        )
    else:
        return False
    if simple:
        b.suggest(message, (span.shrink_to_hi(), method))
    else:
        b.suggest(message, (span.shrink_to_lo(), "("), (span.shrink_to_hi(), ")" + method))
    return True


def _cast(fcx: FnCtxt, b: DiagnosticBuilder, e: ast.Expr, expected: Ty, found: Ty) -> bool:
    """A `char` is always four bytes."""
    char = Prim(PrimTy.CHAR)
    if not isinstance(expected, Prim) or found != char:
        return False
    want = expected.kind.value
    if expected.kind in (PrimTy.U32, PrimTy.I32):
        text = f"you can cast a `char` to {_an(want)} `{want}`, since a `char` always occupies 4"
        b.suggest(f"{text} bytes", (fcx.span(e).shrink_to_hi(), f" as {want}"))
        return True
    return False


def _number_literal(
    b: DiagnosticBuilder, lit: ast.LitExpr, expected: Prim, found: Ty, want: str
) -> bool:
    if lit.suffix is not None and isinstance(found, Prim) and _is_number(expected):
        digits = lit.text[: len(lit.text) - len(lit.suffix)]
        if is_float(expected) is is_float(found) or is_float(expected):
            text = f"{digits}{want}"
            b.suggest(
                f"change the type of the numeric literal from `{found.kind.value}` to `{want}`",
                (lit.span, text),
            )
            return True
        return False
    if is_float(expected) and isinstance(found, Infer) and found.kind is InferKind.INT:
        b.suggest("use a float literal", (lit.span.shrink_to_hi(), ".0"))
        return True
    return False


def _is_number(t: Ty) -> bool:
    return is_integral(t) or is_float(t)


def _an(word: str) -> str:
    return "an" if word[0] in "if" else "a"


def _lossless(a: PrimTy, b: PrimTy) -> bool:
    """Whether `b: From<a>`."""
    size = {PrimTy.USIZE, PrimTy.ISIZE}
    if b in FLOATS:
        if a in FLOATS:
            return FLOATS[a] < FLOATS[b]
        bits = SIGNED.get(a) or UNSIGNED.get(a, 0)
        return a not in size and bits * 2 <= FLOATS[b]
    if a in FLOATS or a in size:
        return False
    if b in size:
        return (a in (PrimTy.U8, PrimTy.U16) and b is PrimTy.USIZE) or (
            a
            in (
                PrimTy.U8,
                PrimTy.I8,
                PrimTy.I16,
            )
            and b is PrimTy.ISIZE
        )
    if a in UNSIGNED:
        return UNSIGNED[a] < (UNSIGNED.get(b) or SIGNED.get(b, 0))
    return a in SIGNED and b in SIGNED and SIGNED[a] < SIGNED[b]


_RULES: tuple[Rule, ...] = (
    _array_length,
    _closure_to_fn,
    _char_literal,
    _str_literal,
    _remove_borrow,
    _number,
    _cast,
    _borrow,
    _to_string,
    _wrap,
    _boxed,
    _deref,
    _unwrap,
)
