"""Actions for primary and postfix expressions: calls, fields, aggregates, macro calls."""

from __future__ import annotations

from grammar.actions import action
from grammar.build_attrs import Meta
from grammar.build_paths import with_turbofish
from grammar.diagnostic import error
from grammar.literals import split_number
from grammar.messages import comma_after_base
from grammar.parse_context import MAX_OPERANDS, ParseContext, too_deep
from grammar.record import NamedTuple
from grammar.span import Span
from grammar.syntax import (
    AngleArgs,
    AnonConst,
    ArrayExpr,
    Attribute,
    AwaitExpr,
    CallExpr,
    Expr,
    FieldExpr,
    FieldInit,
    Ident,
    IndexExpr,
    MacroCall,
    MacroExpr,
    MethodCallExpr,
    ParenExpr,
    Path,
    PathExpr,
    PathSegment,
    RepeatExpr,
    StructExpr,
    TryExpr,
    TupleExpr,
    UnderscoreExpr,
    UnstableExpr,
)

Attrs = list[Attribute] | None
CHAINED_BY: dict[type, str] = {
    FieldExpr: "base",
    IndexExpr: "base",
    TryExpr: "operand",
    CallExpr: "callee",
    MethodCallExpr: "receiver",
}
CHAINED = tuple(CHAINED_BY)


def check_chain(p: ParseContext, lo: int, hi: int, base: Expr) -> None:
    """Report a chain of postfix operators that leans left too deep; called where it can."""
    length = 0
    node: object = base
    while isinstance(node, CHAINED):
        length += 1
        node = getattr(node, CHAINED_BY[type(node)])
    if length == MAX_OPERANDS:
        p.report(too_deep(p.at(hi)))


@action
def field_expr(p: ParseContext, lo: int, hi: int, base: Expr, name: int) -> FieldExpr:
    if hi - lo > MAX_OPERANDS:
        check_chain(p, lo, hi, base)
    return FieldExpr(base, p.ident(name), p.span(lo, hi))


@action
def tuple_field_expr(p: ParseContext, lo: int, hi: int, base: Expr, name: int) -> FieldExpr:
    _check_index(p, name)
    return FieldExpr(base, p.ident(name), p.span(lo, hi))


@action
def tuple_fields_expr(p: ParseContext, lo: int, hi: int, base: Expr, both: int) -> FieldExpr:
    """`t.0.1`: the lexer sees a float in it."""
    _check_index(p, both)
    first, _dot, second = p.texts[both].partition(".")
    span = p.at(both)
    middle = Span(span.lo, span.lo + len(first), span.ctxt)
    last = Span(span.hi - len(second), span.hi, span.ctxt)
    inner = FieldExpr(base, Ident(first, middle), base.span.to(middle))
    return FieldExpr(inner, Ident(second, last), p.span(lo, hi))


def _check_index(p: ParseContext, index: int) -> None:
    suffix = split_number(p.texts[index])[1]
    if suffix:
        message, label = "suffixes on a tuple index are invalid", f"invalid suffix `{suffix}`"
        p.report(error(None, message, p.at(index), label))


@action
def await_expr(p: ParseContext, lo: int, hi: int, operand: Expr) -> AwaitExpr:
    return AwaitExpr(operand, p.span(lo, hi))


@action
def use_expr(p: ParseContext, lo: int, hi: int, operand: Expr, keyword: int) -> UnstableExpr:
    return UnstableExpr("use", operand, p.span(lo, hi))


@action
def try_expr(p: ParseContext, lo: int, hi: int, operand: Expr) -> TryExpr:
    if hi - lo > MAX_OPERANDS:
        check_chain(p, lo, hi, operand)
    return TryExpr(operand, p.span(lo, hi))


@action
def method_call(
    p: ParseContext,
    lo: int,
    hi: int,
    receiver: Expr,
    name: int,
    generics: AngleArgs | None,
    args: list[Expr] | None,
) -> MethodCallExpr:
    if hi - lo > MAX_OPERANDS:
        check_chain(p, lo, hi, receiver)
    ident = p.ident(name)
    segment = PathSegment(ident, None, ident.span)
    if generics is not None:
        segment = with_turbofish(segment, generics)
    return MethodCallExpr(receiver, segment, tuple(args or ()), p.span(lo, hi))


@action
def call_expr(p: ParseContext, lo: int, hi: int, callee: Expr, args: list[Expr] | None) -> CallExpr:
    if hi - lo > MAX_OPERANDS:
        check_chain(p, lo, hi, callee)
    return CallExpr(callee, tuple(args or ()), p.span(lo, hi))


@action
def index_expr(p: ParseContext, lo: int, hi: int, base: Expr, index: Expr) -> IndexExpr:
    if hi - lo > MAX_OPERANDS:
        check_chain(p, lo, hi, base)
    return IndexExpr(base, index, p.span(lo, hi))


# ------------------------------------------------------------------ primary expressions


@action
def underscore_expr(p: ParseContext, lo: int, hi: int) -> UnderscoreExpr:
    return UnderscoreExpr(p.span(lo, hi))


@action
def unit_expr(p: ParseContext, lo: int, hi: int) -> TupleExpr:
    return TupleExpr((), p.span(lo, hi))


@action
def paren_expr(p: ParseContext, lo: int, hi: int, inner: Expr) -> ParenExpr:
    return ParenExpr(inner, p.span(lo, hi))


@action
def tuple_expr(
    p: ParseContext, lo: int, hi: int, first: Expr, rest: list[Expr] | None
) -> TupleExpr:
    return TupleExpr((first, *(rest or ())), p.span(lo, hi))


@action
def array_expr(p: ParseContext, lo: int, hi: int, elements: list[Expr] | None) -> ArrayExpr:
    return ArrayExpr(tuple(elements or ()), p.span(lo, hi))


@action
def repeat_expr(p: ParseContext, lo: int, hi: int, element: Expr, length: Expr) -> RepeatExpr:
    return RepeatExpr(element, AnonConst(length, length.span), p.span(lo, hi))


@action
def macro_expr(p: ParseContext, lo: int, hi: int, path: Path, tree: int) -> MacroExpr:
    span = p.span(lo, hi)
    return MacroExpr(MacroCall(path, p.stream(tree), span), span)


@action
def macro_brace(p: ParseContext, lo: int, hi: int, path: Path, tree: int) -> MacroExpr:
    span = p.span(lo, hi)
    return MacroExpr(MacroCall(path, p.stream(tree), span), span)


# ------------------------------------------------------------------ struct expressions


class FieldBase(NamedTuple):
    """`..base`, or `..` alone."""

    base: Expr | None
    span: Span


@action
def struct_expr(
    p: ParseContext, lo: int, hi: int, path: Path, fields: list[FieldInit] | None
) -> StructExpr:
    return StructExpr(path, tuple(fields or ()), None, False, p.span(lo, hi))


@action
def struct_expr_base(
    p: ParseContext,
    lo: int,
    hi: int,
    path: Path,
    fields: list[FieldInit],
    base: FieldBase,
    comma: int | None = None,
    more: list[FieldInit] | None = None,
) -> StructExpr:
    if comma is not None:
        p.report(comma_after_base(base.span, p.at(comma)))
    given = (*fields, *(more or ()))
    return StructExpr(path, given, base.base, base.base is None, p.span(lo, hi))


@action
def struct_expr_only_base(
    p: ParseContext,
    lo: int,
    hi: int,
    path: Path,
    base: FieldBase,
    comma: int | None = None,
    more: list[FieldInit] | None = None,
) -> StructExpr:
    return struct_expr_base(p, lo, hi, path, [], base, comma, more)


@action
def field_init(
    p: ParseContext, lo: int, hi: int, attrs: Attrs, name: int, value: Expr
) -> FieldInit:
    return FieldInit(p.ident(name), value, False, tuple(attrs or ()), p.span(lo, hi))


@action
def field_init_short(p: ParseContext, lo: int, hi: int, attrs: Attrs, name: int) -> FieldInit:
    ident = p.ident(name)
    path = Path((PathSegment(ident, None, ident.span),), False, None, ident.span)
    value = PathExpr(path, ident.span)
    return FieldInit(ident, value, True, tuple(attrs or ()), p.span(lo, hi))


@action
def field_base(p: ParseContext, lo: int, hi: int, dots: int, base: Expr | None) -> FieldBase:
    return FieldBase(base, p.span(lo, hi))


# ------------------------------------------------------------------ invisible groups


@action
def interp_expr(p: ParseContext, lo: int, hi: int, group: int) -> Expr:
    return _fragment(p, "EXPR", group)  # type: ignore[no-any-return]


@action
def interp_literal(p: ParseContext, lo: int, hi: int, group: int) -> Expr:
    return _fragment(p, "LITERAL", group)  # type: ignore[no-any-return]


@action
def interp_type(p: ParseContext, lo: int, hi: int, group: int) -> object:
    return _fragment(p, "TYPE", group)


@action
def interp_type_path(p: ParseContext, lo: int, hi: int, group: int) -> object:
    from grammar.build_types import trait_path

    return trait_path(p, _fragment(p, "TYPE", group))


@action
def interp_path(p: ParseContext, lo: int, hi: int, group: int) -> object:
    return _fragment(p, "PATH", group)


@action
def interp_pat(p: ParseContext, lo: int, hi: int, group: int) -> object:
    return _fragment(p, "PAT", group)


@action
def interp_block(p: ParseContext, lo: int, hi: int, group: int) -> object:
    return _fragment(p, "BLOCK", group)


@action
def interp_vis(p: ParseContext, lo: int, hi: int, group: int) -> object:
    return _fragment(p, "VIS", group)


@action
def interp_meta(p: ParseContext, lo: int, hi: int, group: int) -> Meta:
    attr = _fragment(p, "META", group)
    return Meta(attr.path, attr.args, attr.value)


def _fragment(p: ParseContext, name: str, group: int):  # type: ignore[no-untyped-def]
    from grammar.fragments import interpolated

    return interpolated(p, name, group)
