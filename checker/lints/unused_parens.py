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
from checker.names.defs import Def, DefKind
from checker.names.walk import children
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


def unused_parens(tcx: Tcx) -> Iterator[Finding]:
    """Over the syntax; within macros, what the user wrote as arguments."""
    for root in _roots(tcx):
        stack: list[Any] = [root]
        while stack:
            node = stack.pop()
            for place, e in _places(node):
                order = node.span if place is Place.ARM else e.span
                yield from _expression(tcx, place, e, order)
            for pat in _patterns(node):
                if isinstance(pat, ast.ParenPat) and _is_plain(pat.inner):
                    if tcx.sources.context(pat.span).call_site is not None:
                        continue
                    yield _finding(tcx, "pattern", pat.span)
            if isinstance(node, ast.LetStmt) and isinstance(node.ty, ast.ParenType):
                if not isinstance(node.ty.inner, ast.TraitObjectType | ast.ImplTraitType):
                    yield _finding(tcx, "type", node.ty.span)
            if isinstance(node, ast.MacroExpr | ast.MacroStmt):
                made: Any = tcx.names.expansions.get(node.call, ())
                stack.extend(made if isinstance(made, tuple) else (made,))
            stack.extend(children(node))


def _roots(tcx: Tcx) -> Iterator[Any]:
    """The crate, and the items of modules in other files."""
    crate = tcx.user.node
    assert isinstance(crate, ast.Crate)
    yield crate
    stack: list[Def] = list(tcx.user.children)
    while stack:
        def_ = stack.pop()
        if def_.kind is not DefKind.MOD:
            continue
        node: Any = def_.node
        if node.kind.items is None:
            yield from (c.node for c in def_.children if isinstance(c.node, ast.Item))
        stack.extend(def_.children)


def _places(node: Any) -> Iterator[tuple[Place, ast.Expr]]:
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
    if not isinstance(e, ast.ParenExpr) or _is_needed(e.inner, place):
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


def _is_needed(e: ast.Expr, place: Place) -> bool:
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


def _patterns(node: Any) -> Iterator[ast.Pat]:
    match node:
        case ast.LetStmt(pat=pat) | ast.LetExpr(pat=pat) | ast.ForExpr(pat=pat):
            yield pat
        case ast.MatchArm(pat=pat) | ast.Param(pat=pat):
            yield pat
        case _:
            pass


def _is_plain(pat: ast.Pat) -> bool:
    """Whether a pattern reads the same without parentheses."""
    return not isinstance(pat, ast.RangePat | ast.OrPat) and not (
        isinstance(pat, ast.IdentPat) and pat.sub is not None
    )


def _finding(
    tcx: Tcx, where: str, span: Span, before_block: bool = False, order: Span | None = None
) -> Finding:
    """What rustc 1.95 proposes for the closing parenthesis is a space where a block follows at
    once; and, as it looks at the first character of the file, where that is a letter."""
    data = tcx.sources.context(span).file.data
    before = chr(data[span.lo - 1]) if span.lo else " "
    lo = Span(span.lo, span.lo + 1, span.ctxt)
    hi = Span(span.hi - 1, span.hi, span.ctxt)
    d = DiagnosticBuilder(
        Level.WARNING, UNUSED_PARENS.name, f"unnecessary parentheses around {where}"
    )
    d.primary(lo).primary(hi)
    touches = before_block and data[span.hi : span.hi + 1] == b"{"
    d.suggest(
        "remove these parentheses",
        (lo, " " if before.isalnum() else ""),
        (hi, " " if touches or chr(data[0]).isalnum() else ""),
    )
    return Finding(UNUSED_PARENS, d, order)
