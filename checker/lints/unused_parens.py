"""unused_parens: parentheses around a whole expression, pattern or type where none are needed.

Looked at are the places where an expression ends by itself: conditions, values of `let`, `=`,
`return` and `break`, arguments, arms, tails of blocks and closures. Parentheses stay where without
them the expression would end earlier (a statement-like start, a struct literal before a block).

Source: `rustc_lint::unused` (`UnusedParens`, `UnusedDelimLint`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.context import Tcx
from checker.lints.known import UNUSED_PARENS
from checker.lints.session import Finding
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Level
from grammar.record import Enum
from grammar.span import Span


class Place(Enum):
    """Where an expression stands; the value is rustc's word."""

    FUNCTION_ARG = "function argument"
    METHOD_ARG = "method argument"
    ASSIGNED = "assigned value"
    LET_ELSE = "assigned value "
    IF = "`if` condition"
    WHILE = "`while` condition"
    FOR = "`for` iterator expression"
    MATCH = "`match` scrutinee expression"
    RETURN = "`return` value"
    BREAK = "`break` value"
    BLOCK = "block return value"
    LET = "`let` scrutinee expression"
    INDEX = "index expression"
    ARM = "match arm expression"
    CLOSURE = "closure body"


BEFORE_BLOCK = (Place.IF, Place.WHILE, Place.FOR, Place.MATCH)


def unneeded(tcx: Tcx, node: Any) -> Iterator[Finding]:
    """Around what stands right within `node`."""
    for place, e in places(node):
        order = node.span if place in (Place.ARM, Place.LET) else e.span
        yield from _expression(tcx, place, e, order)
    for pat, may_join, may_mut in _patterns(node):
        if isinstance(pat, ast.ParenPat) and _is_plain(pat.inner, may_join, may_mut):
            if tcx.sources.context(pat.span).call_site is None:
                yield _finding(tcx, "pattern", pat.span)
    if isinstance(node, ast.ParenType) and not _joins(node.inner):
        if tcx.sources.context(node.span).call_site is None:
            yield _finding(tcx, "type", node.span)


def _joins(of_type: ast.Type) -> bool:
    """Whether it has a `+`."""
    return isinstance(of_type, ast.TraitObjectType | ast.ImplTraitType) and len(of_type.bounds) > 1


def places(node: Any) -> Iterator[tuple[Place, ast.Expr]]:
    """The expressions right within `node` that need no parentheses, with where they are."""
    match node:
        case ast.IfExpr(cond=cond):
            yield Place.IF, cond
        case ast.WhileExpr(cond=cond):
            yield Place.WHILE, cond
        case ast.ForExpr(iterable=value):
            yield Place.FOR, value
        case ast.MatchExpr(scrutinee=value, arms=arms):
            yield Place.MATCH, value
            yield from ((Place.ARM, arm.body) for arm in arms)
        case ast.LetExpr(scrutinee=value):
            yield Place.LET, value
        case ast.LetStmt(init=init) if init is not None:
            yield (Place.ASSIGNED if node.orelse is None else Place.LET_ELSE), init
        case ast.AssignExpr(rhs=value) | ast.AssignOpExpr(rhs=value):
            yield Place.ASSIGNED, value
        case ast.ReturnExpr(value=value) if value is not None:
            yield Place.RETURN, value
        case ast.BreakExpr(value=value) if value is not None:
            yield Place.BREAK, value
        case ast.CallExpr(args=args):
            yield from ((Place.FUNCTION_ARG, a) for a in args)
        case ast.MethodCallExpr(args=args):
            yield from ((Place.METHOD_ARG, a) for a in args)
        case ast.IndexExpr(index=value):
            yield Place.INDEX, value
        case ast.ClosureExpr(body=value):
            yield Place.CLOSURE, value
        case ast.Block(tail=tail) if tail is not None:
            yield Place.BLOCK, tail
        case _:
            pass


def _expression(tcx: Tcx, place: Place, e: ast.Expr, order: Span) -> Iterator[Finding]:
    if not isinstance(e, ast.ParenExpr) or is_needed(e.inner, place):
        return
    if tcx.sources.context(e.span).call_site is not None:
        return
    inner = e.inner
    if isinstance(inner, ast.BinaryExpr):
        if place is Place.LET and inner.op in _LAZY:
            return
        if place in (Place.RETURN, Place.BREAK) and b"\n" in _text(tcx, e.span):
            return
    yield _finding(tcx, place.value.strip(), e.span, place in BEFORE_BLOCK, order)


def _text(tcx: Tcx, span: Span) -> bytes:
    return tcx.sources.snippet(span).encode()


_LAZY = (ast.BinOp.AND, ast.BinOp.OR)


def is_needed(e: ast.Expr, place: Place) -> bool:
    """Whether `e` means something else without its parentheses."""
    if place is Place.LET_ELSE:
        if (isinstance(e, ast.BinaryExpr) and e.op in _LAZY) or _ends_in_brace(e):
            return True
    if place is Place.LET and isinstance(e, ast.RangeExpr):
        return True
    if isinstance(e, ast.BorrowExpr) and e.raw:
        return True
    if isinstance(e, ast.LetExpr):
        return True
    first = _first_operand(e)
    if first is not e and isinstance(first, _LIKE_STATEMENTS):
        return True
    if place in BEFORE_BLOCK:
        if isinstance(e, ast.ReturnExpr | ast.BreakExpr):
            return True
        if isinstance(e, ast.RangeExpr) and isinstance(e.hi, ast.BlockExpr):
            return True
        return _shows_struct(e)
    return False


_LIKE_STATEMENTS = (
    ast.IfExpr,
    ast.MatchExpr,
    ast.BlockExpr,
    ast.WhileExpr,
    ast.LoopExpr,
    ast.ForExpr,
)


def _first_operand(e: ast.Expr) -> ast.Expr:
    """The expression that `e` begins with."""
    while True:
        match e:
            case ast.BinaryExpr(lhs=first) | ast.CallExpr(callee=first):
                e = first
            case ast.CastExpr(operand=first) | ast.IndexExpr(base=first):
                e = first
            case _:
                return e


def _ends_in_brace(e: ast.Expr) -> bool:
    match e:
        case ast.BinaryExpr(rhs=last) | ast.AssignExpr(rhs=last) | ast.UnaryExpr(operand=last):
            return _ends_in_brace(last)
        case ast.BorrowExpr(operand=last):
            return _ends_in_brace(last)
        case ast.StructExpr():
            return True
        case _:
            return isinstance(e, _LIKE_STATEMENTS)


def _shows_struct(e: ast.Expr) -> bool:
    """Whether a struct literal stands in `e` outside of delimiters."""
    match e:
        case ast.StructExpr():
            return True
        case ast.BinaryExpr(lhs=a, rhs=b) | ast.AssignExpr(lhs=a, rhs=b):
            return _shows_struct(a) or _shows_struct(b)
        case ast.AssignOpExpr(lhs=a, rhs=b):
            return _shows_struct(a) or _shows_struct(b)
        case ast.UnaryExpr(operand=a) | ast.CastExpr(operand=a) | ast.AwaitExpr(operand=a):
            return _shows_struct(a)
        case ast.FieldExpr(base=a) | ast.IndexExpr(base=a) | ast.MethodCallExpr(receiver=a):
            return _shows_struct(a)
        case _:
            return False


def _patterns(node: Any) -> Iterator[tuple[ast.Pat, bool, bool]]:
    """The patterns right within `node`, and whether parentheses around `a | b` and around `mut a`
    are needless there too."""
    match node:
        case ast.LetStmt(pat=pat) | ast.Param(pat=pat) | ast.ClosureParam(pat=pat):
            yield pat, False, True
        case ast.LetExpr(pat=pat) | ast.ForExpr(pat=pat) | ast.MatchArm(pat=pat):
            yield pat, True, True
        case ast.TupleStructPat(elements=inside) | ast.TuplePat(elements=inside):
            yield from ((pat, True, True) for pat in inside)
        case ast.SlicePat(elements=inside) | ast.OrPat(alternatives=inside):
            yield from ((pat, not isinstance(node, ast.OrPat), True) for pat in inside)
        case ast.FieldPat(pat=pat):
            yield pat, True, True
        case ast.IdentPat(sub=sub) if sub is not None:
            yield sub, False, True
        case ast.RefPat(inner=pat, mutable=mutable):
            yield pat, False, mutable
        case _:
            pass


def _is_plain(pat: ast.Pat, may_join: bool, may_mut: bool) -> bool:
    """Whether a pattern reads the same without parentheses."""
    match pat:
        case ast.RangePat():
            return False
        case ast.OrPat():
            return may_join
        case ast.IdentPat(mutable=True, by_ref=False):
            return may_mut
        case _:
            return True


def _finding(
    tcx: Tcx, where: str, span: Span, before_block: bool = False, order: Span | None = None
) -> Finding:
    lo = Span(span.lo, span.lo + 1, span.ctxt)
    hi = Span(span.hi - 1, span.hi, span.ctxt)
    d = DiagnosticBuilder(
        Level.WARNING, UNUSED_PARENS.name, f"unnecessary parentheses around {where}"
    )
    d.primary(lo).primary(hi)
    d.suggest("remove these parentheses", *replacements(tcx, lo, hi, before_block))
    return Finding(UNUSED_PARENS, d, order)


def replacements(
    tcx: Tcx, lo: Span, hi: Span, before_block: bool
) -> tuple[tuple[Span, str], tuple[Span, str]]:
    """What rustc 1.95 proposes for a closing delimiter is a space where a block follows at once;
    and, as it looks at the first character of the file, where that is a letter."""
    data = tcx.sources.context(lo).file.data
    before = chr(data[lo.lo - 1]) if lo.lo else " "
    touches = before_block and data[hi.hi : hi.hi + 1] == b"{"
    return (
        (lo, " " if before.isalnum() else ""),
        (hi, " " if touches or chr(data[0]).isalnum() else ""),
    )
