"""unreachable_code: what stands after an expression that never gives a value.

A walk in the order in which types are checked, with rustc's three states: control may go on; it
does not, because of the expression at a span; it does not, and that was told. Of two the stronger
counts after both, the weaker where either may be run.

Source: `rustc_hir_typeck::{diverges, expr, _match}`.
"""

from __future__ import annotations

from typing import Any

from checker.lints.known import UNREACHABLE_CODE
from checker.lints.session import LintSession
from checker.names.defs import Def
from checker.names.walk import children
from checker.types import ty
from grammar import syntax as ast
from grammar.diagnostic import warning
from grammar.span import Span

AFTER = "any code following this expression is unreachable"
AFTER_MATCH = "any code following this `match` expression is unreachable, as all arms diverge"

State = tuple[Any, ...]
"""(0,) goes on; (1, lo, hi, context, note) does not; (2,) does not, and it was told."""
GOES_ON: State = (0,)
TOLD: State = (2,)


def check_unreachable(session: LintSession, owner: Def) -> None:
    """Report what cannot be reached in the body of `owner`, closures in it included."""
    node: Any = owner.node
    item = node.kind if isinstance(node, ast.Item) else node
    walk = _Walk(session, owner)
    body = item.body if isinstance(item, ast.FnItem) else getattr(item, "value", None)
    if isinstance(body, ast.Block):
        walk.block(body)
    elif body is not None:
        walk.expr(body)


class _Walk:
    def __init__(self, session: LintSession, owner: Def) -> None:
        self.session = session
        self.sources = session.tcx.sources
        self.types = session.tcx.typeck(owner).expr_types
        self.tables = session.tcx.resolutions(owner)
        self.expansions = session.tcx.names.expansions
        self.left = set(self.tables.labels.values())
        self.state: State = GOES_ON

    def warn(self, span: Span, kind: str) -> None:
        """`span` is about to be reached, if anything is."""
        if self.state[0] != 1:
            return
        _, lo, hi, ctxt, note = self.state
        self.state = TOLD
        if self.sources.is_library(span):
            return
        d = warning(None, f"unreachable {kind}", span, f"unreachable {kind}")
        d.label(Span(lo, hi, ctxt), note)
        self.session.emit(UNREACHABLE_CODE, d)

    def diverge(self, span: Span, note: str = AFTER) -> None:
        self.state = max(self.state, (1, span.lo, span.hi, span.ctxt, note))

    # -------------------------------------------------------------- statements

    def block(self, block: ast.Block) -> None:
        for s in block.stmts:
            self.statement(s)
        if block.tail is not None:
            self.expr(block.tail)

    def statement(self, s: ast.Stmt) -> None:
        match s:
            case ast.ItemStmt() | ast.EmptyStmt():
                return
            case ast.MacroStmt(call=call):
                found = self.expansions.get(call, ())
                assert isinstance(found, tuple)
                if self.sources.is_library(_first_span(found) or s.span):
                    self.warn(call.span, "statement")
                for inner in found:
                    self.statement(inner)
                return
            case ast.LetStmt() | ast.ExprStmt():
                span = s.span
                if isinstance(s, ast.ExprStmt) and isinstance(s.expr, ast.MacroExpr):
                    span = s.expr.span
                self.warn(span, "statement")
        old, self.state = self.state, GOES_ON
        if isinstance(s, ast.ExprStmt):
            self.expr(s.expr)
        else:
            if s.init is not None:
                self.expr(s.init)
            if s.orelse is not None:
                before = self.state
                self.block(s.orelse)
                self.state = before
        self.state = max(self.state, old)

    # -------------------------------------------------------------- expressions

    def expr(self, e: Any, outer: Span | None = None) -> None:
        """`outer` has the parentheses around `e`."""
        if isinstance(e, ast.ParenExpr | ast.AttributedExpr):
            self.expr(e.inner, outer or (e.span if isinstance(e, ast.ParenExpr) else None))
            return
        if isinstance(e, ast.MacroExpr):
            inner = self.expansions.get(e.call)
            if inner is None:
                return
            if self.sources.is_library(getattr(inner, "span", e.span)):
                self.warn(e.span, "expression")
            self.expr(inner)
            return
        span = outer or e.span
        self.warn(span, "expression")
        old, self.state = self.state, GOES_ON
        self.kind(e)
        match e:
            case ast.BlockExpr() | ast.IfExpr() | ast.LetExpr() | ast.MatchExpr():
                pass
            case ast.LoopExpr() | ast.WhileExpr() | ast.ForExpr():
                pass
            case ast.CallExpr(callee=callee):
                self.warn(callee.span, "call")
            case ast.MethodCallExpr(segment=segment):
                self.warn(segment.ident.span, "call")
            case _:
                self.warn(span, "expression")
        if isinstance(self.types.get(e), ty.Never):
            self.diverge(span)
        self.state = max(self.state, old)

    def kind(self, e: ast.Expr) -> None:
        action = _KINDS.get(e.__class__)
        if action is not None:
            action(self, e)
            return
        for child in children(e):
            if isinstance(child, ast.Block):
                self.block(child)
            elif isinstance(child, _EXPRS):
                self.expr(child)
            elif isinstance(child, ast.FieldInit):
                self.expr(child.value)

    def if_(self, e: ast.IfExpr) -> None:
        self.expr(e.cond)
        self.warn(e.then.span, "block in `if` or `while` expression")
        cond, self.state = self.state, GOES_ON
        self.block(e.then)
        then, self.state = self.state, GOES_ON
        if e.orelse is not None:
            self.expr(e.orelse)
        self.state = max(cond, min(then, self.state))

    def while_(self, e: ast.WhileExpr) -> None:
        self.expr(e.cond)
        self.warn(e.body.span, "block in `if` or `while` expression")
        self.state = GOES_ON
        self.block(e.body)
        self.state = GOES_ON

    def for_(self, e: ast.ForExpr) -> None:
        self.expr(e.iterable)
        before, self.state = self.state, GOES_ON
        self.block(e.body)
        self.state = before

    def loop(self, e: ast.LoopExpr) -> None:
        self.block(e.body)
        if e in self.left and self.is_left(e):
            self.state = GOES_ON
        else:
            self.diverge(e.span)

    def is_left(self, e: ast.LoopExpr | ast.BlockExpr) -> bool:
        return any(isinstance(j, ast.BreakExpr) for j, to in self.tables.labels.items() if to is e)

    def block_expr(self, e: ast.BlockExpr) -> None:
        before = self.state
        self.block(e.block)
        if e.label is not None and self.is_left(e):
            self.state = before

    def match(self, e: ast.MatchExpr) -> None:
        self.expr(e.scrutinee)
        if self.state[0]:
            for arm in e.arms:
                self.warn(arm.body.span, "arm")
        scrutinee, every = self.state, TOLD
        for arm in e.arms:
            self.state = GOES_ON
            if arm.guard is not None:
                self.expr(arm.guard)
                self.state = GOES_ON
            self.expr(arm.body)
            every = min(every, self.state)
        if every[0] == 1:
            every = (1, e.span.lo, e.span.hi, e.span.ctxt, AFTER_MATCH)
        self.state = max(scrutinee, every)

    def binary(self, e: ast.BinaryExpr) -> None:
        self.expr(e.lhs)
        left = self.state
        self.expr(e.rhs)
        if e.op in (ast.BinOp.AND, ast.BinOp.OR):
            self.state = left

    def closure(self, e: ast.ClosureExpr) -> None:
        self.state = GOES_ON
        self.expr(e.body)
        self.state = GOES_ON


_EXPRS: tuple[type, ...] = ast.Expr.__args__  # type: ignore[attr-defined]
_KINDS: dict[type, Any] = {
    ast.IfExpr: _Walk.if_,
    ast.WhileExpr: _Walk.while_,
    ast.ForExpr: _Walk.for_,
    ast.LoopExpr: _Walk.loop,
    ast.BlockExpr: _Walk.block_expr,
    ast.MatchExpr: _Walk.match,
    ast.BinaryExpr: _Walk.binary,
    ast.ClosureExpr: _Walk.closure,
}


def _first_span(found: tuple[Any, ...]) -> Span | None:
    return found[0].span if found else None
