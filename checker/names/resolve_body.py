"""Names in bodies: expressions, statements, blocks, closures, labels.

Locals come into scope in order: a `let` after its initialiser, parameters before the body, a
pattern's bindings in what the pattern governs. Identifiers carry hygiene contexts, so that what a
macro binds and what the program binds do not meet.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.names.defs import Def, DefKind
from checker.names.resolve_lifetime import declare_binder
from checker.names.resolve_pat import Bound, resolve_param, resolve_pattern
from checker.names.resolve_path import Source, resolve_path
from checker.names.resolve_type import resolve_anon_const, resolve_args, resolve_type
from checker.names.scope import LabelRib, Resolver, Rib, RibKind
from checker.names.traits_in_scope import traits_with
from grammar import syntax as ast

__all__ = ["resolve_block", "resolve_expr", "resolve_param"]


def resolve_expr(r: Resolver, expr: ast.Expr) -> None:
    """Resolve every name within `expr`."""
    EXPRS[type(expr)](r, expr)


def _nothing(_r: Resolver, _expr: ast.Expr) -> None:
    return


def _error(r: Resolver, _expr: ast.Expr) -> None:
    r.out.had_error = True


def _path(r: Resolver, expr: ast.PathExpr) -> None:
    resolve_path(r, expr.path, Source.EXPR)


def _operand(r: Resolver, expr: Any) -> None:
    if expr.operand is not None:
        resolve_expr(r, expr.operand)


def _binary(r: Resolver, expr: Any) -> None:
    stack = [expr]
    while isinstance(stack[-1].lhs, ast.BinaryExpr):
        stack.append(stack[-1].lhs)
    resolve_expr(r, stack[-1].lhs)
    while stack:
        resolve_expr(r, stack.pop().rhs)


def _assign(r: Resolver, expr: ast.AssignExpr | ast.AssignOpExpr) -> None:
    resolve_expr(r, expr.rhs)
    resolve_expr(r, expr.lhs)


def _call(r: Resolver, expr: ast.CallExpr) -> None:
    if isinstance(expr.callee, ast.PathExpr):
        resolve_path(r, expr.callee.path, Source.CALL, expr)
    else:
        resolve_expr(r, expr.callee)
    for arg in expr.args:
        resolve_expr(r, arg)


def _method_call(r: Resolver, expr: ast.MethodCallExpr) -> None:
    resolve_expr(r, expr.receiver)
    segment = expr.segment
    if segment.args is not None:
        resolve_args(r, segment.args)
    for arg in expr.args:
        resolve_expr(r, arg)
    r.out.traits_in_scope[expr] = traits_with(r.t, r.module, segment.ident.name)


def _field(r: Resolver, expr: ast.FieldExpr) -> None:
    resolve_expr(r, expr.base)


def _index(r: Resolver, expr: ast.IndexExpr) -> None:
    resolve_expr(r, expr.base)
    resolve_expr(r, expr.index)


def _range(r: Resolver, expr: ast.RangeExpr) -> None:
    if expr.lo is not None:
        resolve_expr(r, expr.lo)
    if expr.hi is not None:
        resolve_expr(r, expr.hi)


def _elements(r: Resolver, expr: ast.TupleExpr | ast.ArrayExpr) -> None:
    for element in expr.elements:
        resolve_expr(r, element)


def _inner(r: Resolver, expr: ast.ParenExpr | ast.AttributedExpr) -> None:
    resolve_expr(r, expr.inner)


def _repeat(r: Resolver, expr: ast.RepeatExpr) -> None:
    resolve_expr(r, expr.element)
    resolve_anon_const(r, expr.length, repeat=True)


def _struct(r: Resolver, expr: ast.StructExpr) -> None:
    resolve_path(r, expr.path, Source.STRUCT)
    for init in expr.fields:
        resolve_expr(r, init.value)
    if expr.base is not None:
        resolve_expr(r, expr.base)


def _block_expr(r: Resolver, expr: ast.BlockExpr) -> None:
    labels = r.labels
    if expr.kind is ast.BlockKind.CONST:
        _const_block(r, expr)
        return
    if expr.kind in (ast.BlockKind.ASYNC, ast.BlockKind.ASYNC_MOVE):
        r.labels = [*labels, LabelRib(None, expr, None, "async block")]
    elif expr.label is not None:
        from checker.names.labels import declare_label

        r.labels = [*labels, declare_label(r, expr.label, expr)]
    resolve_block(r, expr.block)
    r.labels = labels


def _const_block(r: Resolver, expr: ast.BlockExpr) -> None:
    labels, r.labels = r.labels, []
    r.ribs.append(Rib(RibKind.CONST))
    resolve_block(r, expr.block)
    r.ribs.pop()
    r.labels = labels


def _let_cond(r: Resolver, expr: ast.LetExpr) -> None:
    resolve_expr(r, expr.scrutinee)
    bind(r, expr.pat)


def _if(r: Resolver, expr: ast.IfExpr) -> None:
    chain: ast.Expr | None = expr
    while isinstance(chain, ast.IfExpr):
        r.ribs.append(Rib(RibKind.NORMAL))
        resolve_expr(r, chain.cond)
        resolve_block(r, chain.then)
        r.ribs.pop()
        chain = chain.orelse
    if chain is not None:
        resolve_expr(r, chain)


def _while(r: Resolver, expr: ast.WhileExpr) -> None:
    labels = r.labels
    from checker.names.labels import declare_label

    r.labels = [*labels, declare_label(r, expr.label, expr)]
    r.ribs.append(Rib(RibKind.NORMAL))
    resolve_expr(r, expr.cond)
    resolve_block(r, expr.body)
    r.ribs.pop()
    r.labels = labels


def _loop(r: Resolver, expr: ast.LoopExpr) -> None:
    labels = r.labels
    from checker.names.labels import declare_label

    r.labels = [*labels, declare_label(r, expr.label, expr)]
    resolve_block(r, expr.body)
    r.labels = labels


def _for(r: Resolver, expr: ast.ForExpr) -> None:
    resolve_expr(r, expr.iterable)
    labels = r.labels
    from checker.names.labels import declare_label

    r.labels = [*labels, declare_label(r, expr.label, expr)]
    r.ribs.append(Rib(RibKind.NORMAL))
    bind(r, expr.pat, "for binding")
    resolve_block(r, expr.body)
    r.ribs.pop()
    r.labels = labels


def _match(r: Resolver, expr: ast.MatchExpr) -> None:
    resolve_expr(r, expr.scrutinee)
    for arm in expr.arms:
        r.ribs.append(Rib(RibKind.NORMAL))
        bind(r, arm.pat)
        if arm.guard is not None:
            resolve_expr(r, arm.guard)
        resolve_expr(r, arm.body)
        r.ribs.pop()


def _closure(r: Resolver, expr: ast.ClosureExpr) -> None:
    def_ = Def(DefKind.CLOSURE, "", r.parent, expr, expr.head_span, r.owner.is_library)
    r.parent.children.append(def_)
    r.out.closures[expr] = def_
    outer, r.closure = r.closure, def_
    labels = r.labels
    from checker.names.labels import closure_border

    r.labels = [*labels, closure_border(expr)]
    declare_binder(r, expr.lifetimes)
    r.ribs.append(Rib(RibKind.NORMAL))
    bound: Bound = {}
    for param in expr.params:
        if param.ty is not None:
            resolve_type(r, param.ty)
    r.pattern_source = "function parameter"
    for param in expr.params:
        resolve_param(r, param.pat, bound)
    if expr.output is not None:
        resolve_type(r, expr.output)
    resolve_expr(r, expr.body)
    r.ribs.pop()
    r.lifetimes.pop()
    r.labels = labels
    r.closure = outer


def _return(r: Resolver, expr: ast.ReturnExpr) -> None:
    if expr.value is not None:
        resolve_expr(r, expr.value)


def _break(r: Resolver, expr: ast.BreakExpr) -> None:
    from checker.names.labels import resolve_break

    resolve_break(r, expr)
    if expr.value is not None:
        resolve_expr(r, expr.value)


def _continue(r: Resolver, expr: ast.ContinueExpr) -> None:
    from checker.names.labels import resolve_continue

    resolve_continue(r, expr)


def _cast(r: Resolver, expr: ast.CastExpr) -> None:
    resolve_expr(r, expr.operand)
    resolve_type(r, expr.ty)


def _macro(r: Resolver, expr: ast.MacroExpr) -> None:
    expanded = r.t.expansions.get(expr.call)
    if expanded is None:
        r.out.had_error = True
        return
    resolve_expr(r, expanded)  # type: ignore[arg-type]


def _format(r: Resolver, expr: ast.FormatArgsExpr) -> None:
    for arg in expr.args:
        resolve_expr(r, arg)


def _builtin(r: Resolver, expr: ast.BuiltinExpr) -> None:
    for ty in expr.types:
        resolve_type(r, ty)
    if expr.name != "offset_of":
        for arg in expr.args:
            resolve_expr(r, arg)


EXPRS: dict[type, Callable[[Resolver, Any], None]] = {
    ast.LitExpr: _nothing,
    ast.PathExpr: _path,
    ast.UnaryExpr: _operand,
    ast.BinaryExpr: _binary,
    ast.AssignExpr: _assign,
    ast.AssignOpExpr: _assign,
    ast.BorrowExpr: _operand,
    ast.CallExpr: _call,
    ast.MethodCallExpr: _method_call,
    ast.FieldExpr: _field,
    ast.IndexExpr: _index,
    ast.RangeExpr: _range,
    ast.TupleExpr: _elements,
    ast.ParenExpr: _inner,
    ast.ArrayExpr: _elements,
    ast.RepeatExpr: _repeat,
    ast.StructExpr: _struct,
    ast.BlockExpr: _block_expr,
    ast.LetExpr: _let_cond,
    ast.IfExpr: _if,
    ast.WhileExpr: _while,
    ast.LoopExpr: _loop,
    ast.ForExpr: _for,
    ast.MatchExpr: _match,
    ast.ClosureExpr: _closure,
    ast.ReturnExpr: _return,
    ast.BreakExpr: _break,
    ast.ContinueExpr: _continue,
    ast.CastExpr: _cast,
    ast.TryExpr: _operand,
    ast.AwaitExpr: _operand,
    ast.UnderscoreExpr: _nothing,
    ast.MacroExpr: _macro,
    ast.UnstableExpr: _operand,
    ast.AttributedExpr: _inner,
    ast.FormatArgsExpr: _format,
    ast.BuiltinExpr: _builtin,
    ast.ErrorExpr: _error,
}


# ------------------------------------------------------------------ blocks and statements


def bind(r: Resolver, pat: ast.Pat, source: str = "match binding") -> None:
    """Resolve a pattern and bring its bindings into scope in the innermost rib."""
    bound: Bound = {}
    r.pattern_source = source
    resolve_pattern(r, pat, bound)


def resolve_block(r: Resolver, block: ast.Block) -> None:
    """A block: its items are in scope everywhere in it, its locals after their `let`."""
    depth, outer = len(r.ribs), r.module
    module = r.t.blocks.get(block)
    if module is not None:
        r.module = module
        r.ribs.append(Rib(RibKind.MODULE, module=module))
    r.ribs.append(Rib(RibKind.NORMAL))
    for stmt in block.stmts:
        _stmt(r, stmt)
    if block.tail is not None:
        resolve_expr(r, block.tail)
    del r.ribs[depth:]
    r.module = outer


def _stmt(r: Resolver, stmt: ast.Stmt) -> None:
    if isinstance(stmt, ast.LetStmt):
        _let(r, stmt)
    elif isinstance(stmt, ast.ExprStmt):
        resolve_expr(r, stmt.expr)
    elif isinstance(stmt, ast.MacroStmt):
        _expanded(r, stmt.call)
    elif isinstance(stmt, ast.ItemStmt):
        macro = r.t.block_macros.get(stmt)
        if macro is not None:
            r.ribs.append(Rib(RibKind.MACRO, macro=macro))
            r.ribs.append(Rib(RibKind.NORMAL))
        elif isinstance(stmt.item.kind, ast.MacroItem):
            _expanded(r, stmt.item.kind.call)


def _expanded(r: Resolver, call: ast.MacroCall) -> None:
    expanded = r.t.expansions.get(call, ())
    assert isinstance(expanded, tuple)
    for inner in expanded:
        _stmt(r, inner)


def _let(r: Resolver, stmt: ast.LetStmt) -> None:
    if stmt.ty is not None:
        resolve_type(r, stmt.ty)
    if stmt.init is not None:
        outer, r.current_let = r.current_let, stmt
        resolve_expr(r, stmt.init)
        r.current_let = outer
    if stmt.orelse is not None:
        resolve_block(r, stmt.orelse)
    bind(r, stmt.pat, "let binding")
