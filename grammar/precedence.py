"""Puts operators in order of precedence.

The grammar reads an expression as a flat list: operands, infix operators and casts between them,
and prefixes whose operand may reach further than the grammar can tell (`return a + b`, `|x| x =
1`). `fold` climbs through the list exactly as rustc's `parse_expr_assoc_with` climbs through
tokens, so that what it leaves over is where rustc reports an error.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from grammar.diagnostic import error
from grammar.parse_context import MAX_DEPTH, MAX_OPERANDS, ParseContext, too_deep
from grammar.record import Enum, NamedTuple
from grammar.span import Span
from grammar.syntax import (
    AssignExpr,
    AssignOpExpr,
    BinaryExpr,
    BinOp,
    CastExpr,
    ErrorExpr,
    Expr,
    PathExpr,
    RangeExpr,
    Type,
)

ASSIGN, RANGE, LAZY_OR, LAZY_AND, COMPARE = 1, 2, 3, 4, 5
CAST = 12
LEVELS: dict[str, int] = {
    **dict.fromkeys(["=", "+=", "-=", "*=", "/=", "%=", "^=", "&=", "|=", "<<=", ">>="], ASSIGN),
    **dict.fromkeys(["..", "..=", "..."], RANGE),
    "||": LAZY_OR,
    "&&": LAZY_AND,
    **dict.fromkeys(["==", "!=", "<", "<=", ">", ">="], COMPARE),
    "|": 6,
    "^": 7,
    "&": 8,
    **dict.fromkeys(["<<", ">>"], 9),
    **dict.fromkeys(["+", "-"], 10),
    **dict.fromkeys(["*", "/", "%"], 11),
}
BINARY = {op.value: op for op in BinOp}


class Reach(Enum):
    """How far the operand of a prefix reaches."""

    TIGHT = 100
    LET = LAZY_AND + 1
    RANGE = RANGE + 1
    ALL = 0


class Prefix(NamedTuple):
    reach: Reach
    make: Callable[[Expr], Expr]


class Infix(NamedTuple):
    text: str
    span: Span


class Cast(NamedTuple):
    ty: Type


Flat = list[Any]
"""Operands (nodes), `Infix`, `Cast` and `Prefix`, as the grammar orders them."""


def prefixed(reach: Reach, make: Callable[[Expr], Expr], operand: Expr | Flat) -> Expr | Flat:
    """A prefix applied to what follows: a node if nothing can change any more."""
    if operand.__class__ is not list:
        return make(operand) if reach is Reach.TIGHT else [Prefix(reach, make), operand]  # type: ignore[arg-type]
    return [Prefix(reach, make), *operand]


def joined(lhs: Expr | Flat, *rest: Any) -> Flat:
    """`lhs` with an operator and what follows it; extends the list in place."""
    flat: Flat = lhs if isinstance(lhs, list) else [lhs]
    for part in rest:
        if part.__class__ is list:
            flat += part
        else:
            flat.append(part)
    return flat


def fold_flat(parse: ParseContext, flat: Flat) -> Expr:
    """The tree of a flat expression."""
    if len(flat) > MAX_DEPTH and _is_too_deep(flat):
        last = flat[-1].ty if isinstance(flat[-1], Cast) else flat[-1]
        parse.report(too_deep(last.span))
        return ErrorExpr(last.span)
    return _Climber(parse, flat).whole()


def _is_too_deep(flat: Flat) -> bool:
    """Whether the tree would lean right by more than `MAX_DEPTH`, or left by `MAX_OPERANDS`."""
    right = left = 0
    for item in flat:
        if isinstance(item, Prefix) or (isinstance(item, Infix) and LEVELS[item.text] == ASSIGN):
            right += 1
        elif isinstance(item, (Infix, Cast)):
            left += 1
    return right > MAX_DEPTH or left > MAX_OPERANDS


class _Climber:
    def __init__(self, parse: ParseContext, flat: Flat) -> None:
        self.parse = parse
        self.flat = flat
        self.at = 0

    def whole(self) -> Expr:
        result = self.expr(0)
        if self.at < len(self.flat):
            self._left_over(self.flat[self.at])
        return result

    def expr(self, minimum: int) -> Expr:
        """An expression of operators of at least level `minimum`."""
        item = self.flat[self.at]
        if item.__class__ is Prefix and item.reach is Reach.RANGE:
            return self.prefix(item)
        lhs = self.operand()
        while self.at < len(self.flat):
            item = self.flat[self.at]
            if item.__class__ is Cast:
                if minimum > CAST:
                    break
                self.at += 1
                lhs = CastExpr(lhs, item.ty, lhs.span.to(item.ty.span))
                continue
            level = LEVELS[item.text]
            if level < minimum:
                break
            self.at += 1
            if level == RANGE:
                return self.range(lhs, item)
            lhs = self.binary(lhs, item, level)
        return lhs

    def operand(self) -> Expr:
        item = self.flat[self.at]
        if item.__class__ is Prefix:
            return self.prefix(item)
        self.at += 1
        return item  # type: ignore[no-any-return]

    def prefix(self, prefix: Prefix) -> Expr:
        self.at += 1
        if prefix.reach is Reach.TIGHT:
            return prefix.make(self.operand())
        return prefix.make(self.expr(prefix.reach.value))

    def range(self, lhs: Expr, op: Infix) -> Expr:
        hi = None
        if self.at < len(self.flat) and not isinstance(self.flat[self.at], (Infix, Cast)):
            hi = self.expr(RANGE + 1)
        if op.text == "...":
            self.parse.report(unexpected_dots(op.span))
        end = hi.span if hi is not None else op.span
        return RangeExpr(lhs, hi, op.text != "..", lhs.span.to(end))

    def binary(self, lhs: Expr, op: Infix, level: int) -> Expr:
        if level == COMPARE and _is_comparison(lhs):
            self._chained(lhs, op)
        rhs = self.expr(level if level == ASSIGN else level + 1)
        span = lhs.span.to(rhs.span)
        if op.text == "=":
            return AssignExpr(lhs, rhs, op.span, span)
        if level == ASSIGN:
            return AssignOpExpr(BINARY[op.text[:-1]], lhs, rhs, op.span, span)
        return BinaryExpr(BINARY[op.text], lhs, rhs, op.span, span)

    def _chained(self, lhs: Any, op: Infix) -> None:
        self.parse.report(
            error(None, "comparison operators cannot be chained", lhs.op_span).primary(op.span)
        )

    def _left_over(self, item: Infix | Cast) -> None:
        """The list rustc gives depends on what follows the statement; this is the usual one."""
        text, span = ("as", item.ty.span) if isinstance(item, Cast) else item
        before = self.flat[self.at - 1]
        names = ["`.`", "`;`", "`?`", "`else`", "an operator"]
        if isinstance(before, PathExpr):
            names = ["`!`", "`.`", "`::`", "`;`", "`?`", "`else`", "`{`", "an operator"]
        from grammar.expected import label_for, one_of

        message = f"expected {one_of(names)}, found `{text}`"
        self.parse.report(error(None, message, span, label_for(names)))


def unexpected_dots(span: Span) -> Any:
    return (
        error(None, "unexpected token: `...`", span)
        .suggest("use `..` for an exclusive range", (span, ".."))
        .suggest("or `..=` for an inclusive range", (span, "..="))
    )


def _is_comparison(expr: Expr) -> bool:
    return isinstance(expr, BinaryExpr) and LEVELS[expr.op.value] == COMPARE
