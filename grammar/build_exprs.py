"""Actions for expressions: operators, control flow, closures, literals, aggregates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from grammar.actions import action, action_for
from grammar.build_paths import lifetime_at
from grammar.edition import Edition
from grammar.literals import literal_expr
from grammar.messages import chains_need_2024, let_not_here, range_without_end
from grammar.parse_context import ParseContext
from grammar.precedence import Cast, Flat, Infix, Reach, fold_flat, joined, prefixed
from grammar.record import NamedTuple
from grammar.span import Span
from grammar.syntax import (
    Attribute,
    AttributedExpr,
    BinaryExpr,
    BinOp,
    Block,
    BlockExpr,
    BlockKind,
    BorrowExpr,
    BreakExpr,
    ClosureExpr,
    ClosureParam,
    ContinueExpr,
    ErrorExpr,
    Expr,
    GenericParam,
    LetExpr,
    LitExpr,
    Pat,
    RangeExpr,
    ReturnExpr,
    Type,
    UnaryExpr,
    UnOp,
    UnstableExpr,
)

Attrs = list[Attribute] | None
UNARY = {op.value: op for op in UnOp}


@action
def fold(p: ParseContext, lo: int, hi: int, value: Expr | Flat) -> Expr:
    return fold_flat(p, value) if isinstance(value, list) else value


# ------------------------------------------------------------------ infix operators


@action
def flat_binary(p: ParseContext, lo: int, hi: int, lhs: Expr | Flat, op: Any, rhs: Any) -> Flat:
    if op.__class__ is int:
        op = Infix(p.texts[op], p.span(op, op))
    return joined(lhs, op, rhs)


@action
def split_binop(p: ParseContext, lo: int, hi: int, *parts: int) -> Infix:
    return Infix("".join([p.texts[part] for part in parts]), p.span(lo, hi))


@action
def flat_cast(p: ParseContext, lo: int, hi: int, lhs: Expr | Flat, ty: Type) -> Flat:
    return joined(lhs, Cast(ty))


@action
def flat_range(p: ParseContext, lo: int, hi: int, lhs: Expr | Flat, op: int, rhs: Any) -> Flat:
    return joined(lhs, Infix(p.texts[op], p.at(op)), rhs)


@action
def flat_range_from(p: ParseContext, lo: int, hi: int, lhs: Expr | Flat, op: int) -> Flat:
    if p.kinds[op] == "DOTDOTEQ":
        p.report(range_without_end(p.at(op)))
    return joined(lhs, Infix(p.texts[op], p.at(op)))


# ------------------------------------------------------------------ prefixes


@action
def unary(p: ParseContext, lo: int, hi: int, op: int, operand: Expr | Flat) -> Expr | Flat:
    kind, start = UNARY[p.texts[op]], p.at(op)

    def make(operand: Expr) -> Expr:
        made = UnaryExpr(kind, operand, start.to(operand.span))
        p.deepen(made, operand, start)
        return made

    return prefixed(Reach.TIGHT, make, operand)


@action
def borrow(
    p: ParseContext, lo: int, hi: int, amp: int, mut: int | None, operand: Expr | Flat
) -> Expr | Flat:
    return prefixed(Reach.TIGHT, _borrow(p, p.at(amp), False, mut is not None), operand)


@action
def borrow_twice(
    p: ParseContext, lo: int, hi: int, amp: int, mut: int | None, operand: Expr | Flat
) -> Expr | Flat:
    start = p.at(amp)
    inner = _borrow(p, Span(start.lo + 1, start.hi, start.ctxt), False, mut is not None)
    outer = _borrow(p, start, False, False)
    return prefixed(Reach.TIGHT, lambda operand: outer(inner(operand)), operand)


@action
def borrow_raw(
    p: ParseContext, lo: int, hi: int, amp: int, raw: int, mutability: int, operand: Expr | Flat
) -> Expr | Flat:
    mutable = p.kinds[mutability] == "MUT"
    return prefixed(Reach.TIGHT, _borrow(p, p.at(amp), True, mutable), operand)


def _borrow(p: ParseContext, start: Span, raw: bool, mutable: bool) -> Callable[[Expr], Expr]:
    def make(operand: Expr) -> Expr:
        made = BorrowExpr(raw, mutable, operand, start.to(operand.span))
        p.deepen(made, operand, start)
        return made

    return make


@action
def prefix_range(
    p: ParseContext, lo: int, hi: int, op: int, operand: Expr | Flat | None
) -> Expr | Flat:
    start, closed = p.at(op), p.kinds[op] == "DOTDOTEQ"
    if operand is None:
        if closed:
            p.report(range_without_end(start), sound=True)
            return ErrorExpr(start)
        return prefixed(Reach.RANGE, lambda operand: operand, RangeExpr(None, None, closed, start))

    def make(operand: Expr) -> Expr:
        return RangeExpr(None, operand, closed, start.to(operand.span))

    return prefixed(Reach.RANGE, make, operand)


@action
def attr_expr(
    p: ParseContext, lo: int, hi: int, attrs: list[Attribute], operand: Expr | Flat
) -> Expr | Flat:
    def make(operand: Expr) -> Expr:
        return AttributedExpr(tuple(attrs), operand, attrs[0].span.to(operand.span))

    return prefixed(Reach.TIGHT, make, operand)


@action
def return_expr(
    p: ParseContext, lo: int, hi: int, keyword: int, operand: Expr | Flat | None
) -> Expr | Flat:
    start = p.at(keyword)
    if operand is None:
        return ReturnExpr(None, start)
    return prefixed(Reach.ALL, lambda value: ReturnExpr(value, start.to(value.span)), operand)


@action
def break_expr(
    p: ParseContext,
    lo: int,
    hi: int,
    keyword: int,
    name: int | None,
    operand: Expr | Flat | None,
) -> Expr | Flat:
    start = p.at(keyword)
    label = lifetime_at(p, name) if name is not None else None
    if operand is None:
        return BreakExpr(label, None, p.span(lo, hi))
    return prefixed(Reach.ALL, lambda value: BreakExpr(label, value, start.to(value.span)), operand)


@action
def continue_expr(p: ParseContext, lo: int, hi: int, keyword: int, name: int | None) -> Expr:
    return ContinueExpr(lifetime_at(p, name) if name is not None else None, p.span(lo, hi))


@action_for("yield_expr", "become_expr")
def unstable_prefix(
    p: ParseContext, lo: int, hi: int, keyword: int, operand: Expr | Flat | None
) -> Expr | Flat:
    return _unstable(p, p.texts[keyword], p.at(keyword), operand)


@action
def do_expr(
    p: ParseContext, lo: int, hi: int, do: int, name: int, operand: Expr | Flat | None
) -> Expr | Flat:
    return _unstable(p, f"do {p.texts[name]}", p.span(do, name), operand)


def _unstable(
    p: ParseContext, feature: str, start: Span, operand: Expr | Flat | None
) -> Expr | Flat:
    if operand is None:
        return UnstableExpr(feature, None, start)
    return prefixed(
        Reach.ALL, lambda value: UnstableExpr(feature, value, start.to(value.span)), operand
    )


# ------------------------------------------------------------------ `let` in conditions


@action
def let_cond(
    p: ParseContext, lo: int, hi: int, let: int, pat: Pat, operand: Expr | Flat
) -> Expr | Flat:
    start = p.at(let)

    def make(scrutinee: Expr) -> Expr:
        made = LetExpr(pat, scrutinee, start.to(scrutinee.span))
        p.lets[id(made)] = made
        return made

    return prefixed(Reach.LET, make, operand)


def claim_lets(p: ParseContext, condition: Expr) -> None:
    """Allow the `let`s that the condition chains with `&&`."""
    if not p.lets:
        return
    is_chain = isinstance(condition, BinaryExpr)
    while True:
        last = condition.rhs if isinstance(condition, BinaryExpr) else condition
        if isinstance(last, LetExpr) and p.lets.pop(id(last), None) is not None:
            if is_chain and p.edition < Edition.E2024:
                p.report(chains_need_2024(last.span))
        if not isinstance(condition, BinaryExpr) or condition.op is not BinOp.AND:
            return
        condition = condition.lhs


def refuse_lets(p: ParseContext) -> None:
    """Report the `let`s that no condition has claimed."""
    for expr in p.lets.values():
        start = expr.span
        p.report(let_not_here(Span(start.lo, start.lo + 3, start.ctxt)))


# ------------------------------------------------------------------ closures


class ClosureHead(NamedTuple):
    lifetimes: tuple[GenericParam, ...]
    is_const: bool
    is_static: bool
    is_async: bool
    capture: str | None
    params: tuple[ClosureParam, ...]
    span: Span


@action
def closure_head(
    p: ParseContext,
    lo: int,
    hi: int,
    binder: tuple[GenericParam, ...] | None,
    const: int | None,
    static: int | None,
    is_async: int | None,
    capture: int | None,
    bar: int,
    params: list[ClosureParam] | None = None,
) -> ClosureHead:
    return ClosureHead(
        binder or (),
        const is not None,
        static is not None,
        is_async is not None,
        None if capture is None else p.texts[capture],
        tuple(params or ()),
        p.span(lo, hi),
    )


@action
def closure_param(
    p: ParseContext, lo: int, hi: int, attrs: Attrs, pat: Pat, ty: Type | None
) -> ClosureParam:
    return ClosureParam(pat, ty, tuple(attrs or ()), p.span(lo, hi))


@action
def closure(
    p: ParseContext, lo: int, hi: int, head: ClosureHead, operand: Expr | Flat
) -> Expr | Flat:
    return prefixed(Reach.ALL, lambda body: _closure(p, head, None, body), operand)


@action
def closure_ret(
    p: ParseContext, lo: int, hi: int, head: ClosureHead, output: Type, body: Block
) -> Expr | Flat:
    block = BlockExpr(BlockKind.PLAIN, None, body, body.span)
    return _closure(p, head, output, block)


def _closure(p: ParseContext, head: ClosureHead, output: Type | None, body: Expr) -> Expr:
    span = head.span.to(body.span)
    made: Expr = ClosureExpr(
        head.capture == "move",
        head.is_async,
        head.is_static,
        head.lifetimes,
        head.params,
        output,
        body,
        head.span if output is None else head.span.to(output.span),
        span,
    )
    if head.is_const:
        return UnstableExpr("const closures", made, span)
    if head.capture == "use":
        return UnstableExpr("use closures", made, span)
    return made


# ------------------------------------------------------------------ literals


@action
def literal(p: ParseContext, lo: int, hi: int, token: int) -> LitExpr:
    made, wrong = literal_expr(p.kinds[token], p.texts[token], p.span(token, token))
    if wrong is not None:
        p.report(wrong)
    return made


@action
def neg_literal(p: ParseContext, lo: int, hi: int, minus: int, operand: Expr) -> UnaryExpr:
    return UnaryExpr(UnOp.NEG, operand, p.span(lo, hi))
