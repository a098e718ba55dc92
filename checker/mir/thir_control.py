"""Blocks, conditions, loops, `match` and assignments: where scopes are made.

Desugarings follow `rustc_ast_lowering`: `while c {b}` is `loop { if c {b} else {break} }`; for
`for` and `?` see `thir_iterate`, for assignments to patterns `thir_assign`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.mir import thir
from checker.mir.thir_build import ThirBuilder, names_regions
from checker.mir.thir_pat import lower_pat
from checker.types import ty
from checker.types.stmt import block_parts
from grammar import syntax as ast
from grammar.edition import Edition
from grammar.span import Span

# ------------------------------------------------------------------ blocks


def block_expr(b: ThirBuilder, e: ast.BlockExpr) -> thir.ExprKind:
    if e.kind in (ast.BlockKind.ASYNC, ast.BlockKind.ASYNC_MOVE):
        return thir.Unsupported("async blocks")
    if e.kind is ast.BlockKind.CONST:
        return const_block(b, e)
    unsafe = e.kind is ast.BlockKind.UNSAFE
    b.has_unsafe = b.has_unsafe or unsafe
    made = block(b, e.block, b.tables.expr_types[e], unsafe)
    label = e if e.label is not None else None
    return thir.BlockExpr(made, label)


def const_block(b: ThirBuilder, e: ast.BlockExpr) -> thir.BlockExpr:
    """Temporaries that the value borrows live forever, the others as long as the block."""
    extend_tail(b, e.block, None)
    t = b.tables.expr_types[e]
    span = e.block.span
    scope = thir.Scope(span)
    with b.temps_in(scope):
        inner = b.here(thir.BlockExpr(block(b, e.block, t), None), t, span)
    value = thir.Expr(thir.ScopeExpr(scope, inner), t, span, b.temp_scope)
    made = thir.Block(thir.Scope(e.span), [], value, e.span, False, t, e.block)
    return thir.BlockExpr(made, None, is_const=True)


def block(b: ThirBuilder, source: ast.Block, t: ty.Ty, unsafe: bool = False) -> thir.Block:
    """The statements of `source`; each `let` opens a scope for what follows it."""
    scope = thir.Scope(source.span)
    saved = b.var_scope
    b.var_scope = scope
    stmts: list[thir.LetStmt | thir.ExprStmt] = []
    parts, tail_expr = block_parts(b.resolutions, source)
    for s in parts:
        statement(b, s, source, stmts)
    tail = None
    if tail_expr is not None:
        tail = b.expr(tail_expr, terminating=b.edition >= Edition.E2024)
    b.var_scope = saved
    return thir.Block(scope, stmts, tail, source.span, unsafe, t, source)


def statement(
    b: ThirBuilder,
    s: ast.Stmt,
    source: ast.Block,
    out: list[thir.LetStmt | thir.ExprStmt],
) -> None:
    match s:
        case ast.LetStmt():
            out.append(let_stmt(b, s, source))
        case ast.ExprStmt():
            scope = thir.Scope(s.span)
            with b.temps_in(scope):
                out.append(thir.ExprStmt(scope, b.expr(s.expr), s.span))
        case ast.ItemStmt() | ast.EmptyStmt() | ast.MacroStmt():
            pass  # macros are expanded by `block_parts`


def let_stmt(b: ThirBuilder, s: ast.LetStmt, source: ast.Block) -> thir.LetStmt:
    orelse = None
    if s.orelse is not None:
        # The `else` block is outside the scope of the pattern's variables.
        else_scope = thir.Scope(s.orelse.span)
        with b.temps_in(else_scope):
            orelse = block(b, s.orelse, ty.NEVER)
        if orelse.tail is not None:  # whose temporaries live in `else_scope`
            tail = orelse.tail
            scoped = thir.ScopeExpr(else_scope, tail)
            orelse.tail = thir.Expr(scoped, tail.ty, tail.span, tail.temp_scope)
    remainder = thir.Scope(source.span)
    init_scope = thir.Scope(s.span)
    b.var_scope = remainder
    init = None
    if s.init is not None:
        extend_borrowed(b, s.init, remainder)
        if binds_by_ref(b, s.pat):
            extend_place(b, s.init, remainder)
        with b.temps_in(init_scope):
            init = b.expr(s.init)
    pat = lower_pat(b, s.pat)
    ty_span = s.ty.span if s.ty is not None else s.span
    user_ty = b.tables.user_types.get(s)
    if user_ty is not None and not names_regions(user_ty):
        user_ty = None
    return thir.LetStmt(remainder, init_scope, pat, init, orelse, user_ty, ty_span, s.span)


def extend_borrowed(b: ThirBuilder, e: ast.Expr, scope: thir.Scope | None) -> None:
    """Temporaries that `e`, an initialiser, borrows in its value live as long as the variable."""
    e = b.strip(e)
    match e:
        case ast.BorrowExpr():
            extend_borrowed(b, e.operand, scope)
            extend_place(b, e.operand, scope)
        case ast.StructExpr():
            for f in e.fields:
                extend_borrowed(b, f.value, scope)
        case ast.ArrayExpr() | ast.TupleExpr():
            for x in e.elements:
                extend_borrowed(b, x, scope)
        case ast.CastExpr():
            extend_borrowed(b, e.operand, scope)
        case ast.BlockExpr():
            extend_tail(b, e.block, scope)
        case ast.IfExpr():
            extend_tail(b, e.then, scope)
            if e.orelse is not None:
                extend_borrowed(b, e.orelse, scope)
        case ast.MatchExpr():
            for arm in e.arms:
                extend_borrowed(b, arm.body, scope)
        case ast.CallExpr():
            if is_constructor_call(b, e):
                for a in e.args:
                    extend_borrowed(b, a, scope)
        case ast.FormatArgsExpr():
            b.rvalue_scopes[e] = scope
            for a in e.args:
                extend_borrowed(b, a, scope)
                extend_place(b, a, scope)
        case _:
            pass


def extend_tail(b: ThirBuilder, source: ast.Block, scope: thir.Scope | None) -> None:
    tail = block_parts(b.resolutions, source)[1]
    if tail is not None:
        extend_borrowed(b, tail, scope)


def is_constructor_call(b: ThirBuilder, e: ast.CallExpr) -> bool:
    from checker.mir.thir_expr import constructor

    callee = b.strip(e.callee)
    if not isinstance(callee, ast.PathExpr) or b.tables.callees.get(e) is not None:
        return False
    empty = ast.CallExpr(e.callee, (), e.span)
    b.tables.expr_types[empty] = b.tables.expr_types[e]
    made = constructor(b, empty)
    del b.tables.expr_types[empty]
    return made is not None


def extend_place(b: ThirBuilder, e: ast.Expr, scope: thir.Scope | None) -> None:
    """The temporaries of the place expression `e` live as long as the variable."""
    while True:
        e = b.strip(e)
        b.rvalue_scopes[e] = scope
        match e:
            case ast.BorrowExpr():
                e = e.operand
            case ast.UnaryExpr(op=ast.UnOp.DEREF):
                e = e.operand
            case ast.FieldExpr() | ast.IndexExpr():
                e = e.base
            case _:
                return


def binds_by_ref(b: ThirBuilder, p: ast.Pat) -> bool:
    """Whether `p`, as written, has a `ref` binding outside reference patterns."""
    match p:
        case ast.IdentPat():
            return p.by_ref and p not in b.resolutions.ident_pats
        case ast.StructPat():
            return any(binds_by_ref(b, f.pat) for f in p.fields)
        case ast.TuplePat() | ast.SlicePat() | ast.TupleStructPat():
            return any(binds_by_ref(b, x) for x in p.elements)
        case ast.OrPat():
            return any(binds_by_ref(b, x) for x in p.alternatives)
        case ast.ParenPat():
            return binds_by_ref(b, p.inner)
        case _:
            return False


def value_block(b: ThirBuilder, source: ast.Block, t: ty.Ty) -> thir.Expr:
    """A block that is not an expression in the syntax (of `if`, a loop, a function), as one of
    type `t`; terminating."""
    scope = thir.Scope(source.span)
    with b.temps_in(scope):
        own = b.tables.block_types.get(source, t)
        made = b.here(thir.BlockExpr(block(b, source, own), None), own, source.span)
        key: Any = source
        for a in b.tables.adjustments.get(key, ()):
            made = b.adjust(key, made, a)
    if isinstance(made.ty, ty.Never) and not isinstance(t, ty.Never):
        made = thir.Expr(thir.NeverToAny(made), t, source.span, scope)
    return thir.Expr(thir.ScopeExpr(scope, made), made.ty, source.span, b.temp_scope)


# ------------------------------------------------------------------ conditions


def has_let(b: ThirBuilder, e: ast.Expr) -> bool:
    e = b.strip(e)
    if isinstance(e, ast.BinaryExpr) and e.op is ast.BinOp.AND:
        return has_let(b, e.lhs) or has_let(b, e.rhs)
    return isinstance(e, ast.LetExpr)


def if_expr(b: ThirBuilder, e: ast.IfExpr) -> thir.ExprKind:
    t = b.tables.expr_types[e]
    kind = if_then(b, e.cond, e.then, t, e.span)
    if e.orelse is not None:
        kind.orelse = b.expr(e.orelse, terminating=True)
    return kind


def if_then(b: ThirBuilder, cond: ast.Expr, then: ast.Block, t: ty.Ty, span: Span) -> thir.If:
    """In edition 2024 the scope of condition and `then` also ends the condition's temporaries."""
    scope = thir.Scope(then.span)
    with b.vars_in(scope), b.temps_in(scope if b.edition >= Edition.E2024 else b.temp_scope):
        made = b.expr(cond, terminating=not has_let(b, cond))
        body = value_block(b, then, t)
    return thir.If(scope, made, body, None)


def let_expr(b: ThirBuilder, e: ast.LetExpr) -> thir.ExprKind:
    scrutinee = b.expr(e.scrutinee)
    return thir.Let(lower_pat(b, e.pat), scrutinee)


def match_expr(b: ThirBuilder, e: ast.MatchExpr) -> thir.ExprKind:
    scrutinee = b.expr(e.scrutinee)
    return thir.Match(scrutinee, [match_arm(b, a) for a in e.arms], thir.MatchSource.NORMAL)


def match_arm(b: ThirBuilder, a: ast.MatchArm) -> thir.Arm:
    scope = thir.Scope(a.span)
    with b.vars_in(scope), b.temps_in(scope):
        pat = lower_pat(b, a.pat)
        guard = None
        if a.guard is not None:
            guard = b.expr(a.guard, terminating=not has_let(b, a.guard))
        body = b.expr(a.body, terminating=True)
    return thir.Arm(scope, pat, guard, body, a.span)


# ------------------------------------------------------------------ loops


def loop_expr(b: ThirBuilder, e: ast.LoopExpr) -> thir.ExprKind:
    return thir.Loop(e, value_block(b, e.body, ty.UNIT))


def while_expr(b: ThirBuilder, e: ast.WhileExpr) -> thir.ExprKind:
    scope = thir.Scope(e.span)
    with b.temps_in(scope):
        kind = if_then(b, e.cond, e.body, ty.UNIT, e.span)
        kind.is_loop = True
        leave = b.here(thir.Break(e, None), ty.NEVER, e.span)
        kind.orelse = b.here(thir.NeverToAny(leave), ty.UNIT, e.span)
        choice = b.here(kind, ty.UNIT, e.span)
    return thir.Loop(e, thir.Expr(thir.ScopeExpr(scope, choice), ty.UNIT, e.span, scope))


def break_expr(b: ThirBuilder, e: ast.BreakExpr) -> thir.ExprKind:
    value = b.expr(e.value) if e.value is not None else None
    return thir.Break(b.resolutions.labels[e], value)


def continue_expr(b: ThirBuilder, e: ast.ContinueExpr) -> thir.ExprKind:
    return thir.Continue(b.resolutions.labels[e])


def return_expr(b: ThirBuilder, e: ast.ReturnExpr) -> thir.ExprKind:
    return thir.Return(b.expr(e.value) if e.value is not None else None)


def assign(b: ThirBuilder, e: ast.AssignExpr) -> thir.ExprKind:
    lhs = b.strip(e.lhs)
    if not destructures(b, lhs):
        return thir.Assign(b.expr(e.lhs), b.expr(e.rhs))
    from checker.mir.thir_assign import destructuring

    return destructuring(b, e, lhs)


def destructures(b: ThirBuilder, lhs: ast.Expr) -> bool:
    if isinstance(lhs, ast.CallExpr):
        return is_constructor_pattern(b, lhs)
    kinds = (ast.TupleExpr, ast.ArrayExpr, ast.StructExpr, ast.UnderscoreExpr)
    return isinstance(lhs, kinds)


def is_constructor_pattern(b: ThirBuilder, lhs: ast.CallExpr) -> bool:
    callee = b.strip(lhs.callee)
    return isinstance(callee, ast.PathExpr) and not b.is_local(callee)


def _for(b: ThirBuilder, e: ast.ForExpr) -> thir.ExprKind:
    from checker.mir.thir_iterate import for_expr

    return for_expr(b, e)


def _try(b: ThirBuilder, e: ast.TryExpr) -> thir.ExprKind:
    from checker.mir.thir_iterate import try_expr

    return try_expr(b, e)


BUILDERS: dict[type, Callable[[ThirBuilder, Any], thir.ExprKind]] = {
    ast.BlockExpr: block_expr,
    ast.IfExpr: if_expr,
    ast.LetExpr: let_expr,
    ast.MatchExpr: match_expr,
    ast.LoopExpr: loop_expr,
    ast.WhileExpr: while_expr,
    ast.ForExpr: _for,
    ast.TryExpr: _try,
    ast.BreakExpr: break_expr,
    ast.ContinueExpr: continue_expr,
    ast.ReturnExpr: return_expr,
    ast.AssignExpr: assign,
}
