"""Making syntax by hand: what generated code is built from."""

from __future__ import annotations

from collections.abc import Sequence

from grammar import syntax as ast
from grammar.record import NamedTuple
from grammar.span import Span


class Quote(NamedTuple):
    """Every node gets `span`; `at` moves a span of context `base` into the context of `span`.

    Paths given as names of the library (`bound`, `call`) begin with `$crate`.
    """

    span: Span
    base: int

    def at(self, span: Span) -> Span:
        if span.ctxt == self.base or span.ctxt == self.span.ctxt:
            return Span(span.lo, span.hi, self.span.ctxt)
        return self.span

    def ident(self, name: str, at: Span | None = None) -> ast.Ident:
        return ast.Ident(name, at or self.span)

    def path(self, *names: str, args: Sequence[ast.Type] = (), at: Span | None = None) -> ast.Path:
        span = at or self.span
        segments = [ast.PathSegment(ast.Ident(name, span), None, span) for name in names]
        if args:
            angle = ast.AngleArgs(tuple(args), (), False, span)
            segments[-1] = ast.PathSegment(segments[-1].ident, angle, span)
        return ast.Path(tuple(segments), False, None, span)

    def path_expr(self, *names: str) -> ast.Expr:
        return ast.PathExpr(self.path(*names), self.span)

    def name(self, name: str, at: Span | None = None) -> ast.Expr:
        span = at or self.span
        return ast.PathExpr(self.path(name, at=span), span)

    def type(self, *names: str, args: Sequence[ast.Type] = ()) -> ast.Type:
        return ast.PathType(self.path(*names, args=args), self.span)

    def ref_type(self, inner: ast.Type) -> ast.Type:
        return ast.RefType(None, False, inner, self.span)

    def mut_ref_type(self, inner: ast.Type) -> ast.Type:
        return ast.RefType(None, True, inner, self.span)

    def bound(self, *names: str) -> ast.Bound:
        return ast.TraitBound((), False, self.path("$crate", *names), self.span)

    def inherited(self) -> ast.Visibility:
        return ast.Visibility(ast.VisibilityKind.INHERITED, None, self.span.shrink_to_lo())

    def ref(self, operand: ast.Expr, at: Span | None = None) -> ast.Expr:
        return ast.BorrowExpr(False, False, operand, at or self.span)

    def mut_ref(self, operand: ast.Expr) -> ast.Expr:
        return ast.BorrowExpr(False, True, operand, self.span)

    def deref(self, operand: ast.Expr) -> ast.Expr:
        return ast.UnaryExpr(ast.UnOp.DEREF, operand, self.span)

    def field(self, base: str, name: str, at: Span) -> ast.Expr:
        return ast.FieldExpr(self.name(base, at), self.ident(name, at), at)

    def call(self, names: Sequence[str], *args: ast.Expr, at: Span | None = None) -> ast.Expr:
        span = at or self.span
        callee = ast.PathExpr(self.path("$crate", *names, at=span), span)
        return ast.CallExpr(callee, args, span)

    def clone(self, operand: ast.Expr) -> ast.Expr:
        return self.call(("clone", "Clone", "clone"), operand, at=operand.span)

    def and_(self, left: ast.Expr, right: ast.Expr) -> ast.Expr:
        return ast.BinaryExpr(ast.BinOp.AND, left, right, self.span, self.span)

    def string(self, value: str) -> ast.Expr:
        return ast.LitExpr(ast.LitKind.STR, value, None, f'"{value}"', self.span)

    def bool(self, value: bool) -> ast.Expr:
        return ast.LitExpr(ast.LitKind.BOOL, value, None, "true" if value else "false", self.span)

    def bind(self, name: str, at: Span) -> ast.Pat:
        return ast.IdentPat(False, False, self.ident(name, at), None, at)

    def arm(self, pat: ast.Pat, body: ast.Expr) -> ast.MatchArm:
        return ast.MatchArm(pat, None, body, (), self.span)

    def stmt(self, expr: ast.Expr) -> ast.Stmt:
        return ast.ExprStmt(expr, True, (), self.span)

    def let(self, name: str, value: ast.Expr) -> ast.Stmt:
        return ast.LetStmt((), self.bind(name, self.span), None, value, None, self.span)

    def assert_param(self, names: Sequence[str], ty: ast.Type, at: Span) -> ast.Stmt:
        """`let _: $crate::names<ty>;`"""
        asserted = ast.PathType(self.path("$crate", *names, args=(ty,), at=at), at)
        return ast.LetStmt((), ast.WildPat(at), asserted, None, None, at)

    def block(self, tail: ast.Expr | None, stmts: Sequence[ast.Stmt] = ()) -> ast.Block:
        return ast.Block(tuple(stmts), tail, self.span)

    def block_expr(self, tail: ast.Expr, at: Span) -> ast.Expr:
        """`{ tail }` as an operand."""
        return ast.BlockExpr(ast.BlockKind.PLAIN, None, ast.Block((), tail, at), at)

    def method(
        self,
        name: str,
        self_param: str | None,
        params: Sequence[tuple[str, ast.Type]],
        output: ast.Type | None,
        body: ast.Block,
        generics: ast.Generics | None = None,
    ) -> ast.Item:
        """`fn name(&self, params) -> output body`."""
        span = self.span
        receiver = None
        if self_param is not None:
            receiver = ast.SelfParam(
                ast.SelfKind.REF, False, None, None, self.ident("self"), (), span
            )
        fn = ast.FnItem(
            ast.FnHeader(False, False, False, False, None, span),
            self.ident(name),
            generics or ast.Generics((), (), span, span),
            receiver,
            tuple(ast.Param(self.bind(n, span), ty, (), span) for n, ty in params),
            False,
            output,
            body,
            span,
        )
        return ast.Item((), self.inherited(), fn, span)
