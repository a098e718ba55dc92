"""Blocks, conditions, loops, `match`, `?` and assignments: where scopes are made.

Desugarings follow `rustc_ast_lowering`: `while c {b}` is `loop { if c {b} else {break} }`,
`for p in e {b}` is `match into_iter(e) { mut iter => loop { match next(&mut iter) {
None => break, Some(p) => b } } }`, and `e?` is `match branch(e) { Continue(v) => v, Break(r) =>
return from_residual(r) }`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.context import LangItem
from checker.mir import ir, thir
from checker.mir.thir_build import ThirBuilder, names_regions
from checker.mir.thir_pat import binding, field_pattern, lower_pat, variant_pat
from checker.names.defs import Def
from checker.types import ty
from checker.types.fold import erase_regions, open_sig, subst
from checker.types.stmt import block_parts
from checker.types.tables import Callee
from grammar import syntax as ast
from grammar.edition import Edition
from grammar.span import Span

# ------------------------------------------------------------------ blocks


def block_expr(b: ThirBuilder, e: ast.BlockExpr) -> thir.ExprKind:
    if e.kind in (ast.BlockKind.ASYNC, ast.BlockKind.ASYNC_MOVE):
        return thir.Unsupported("async blocks")
    unsafe = e.kind is ast.BlockKind.UNSAFE
    b.has_unsafe = b.has_unsafe or unsafe
    made = block(b, e.block, b.tables.expr_types[e], unsafe)
    label = e if e.label is not None else None
    return thir.BlockExpr(made, label)


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
        leave = b.here(thir.Break(e, None), ty.NEVER, e.span)
        kind.orelse = b.here(thir.NeverToAny(leave), ty.UNIT, e.span)
        choice = b.here(kind, ty.UNIT, e.span)
    return thir.Loop(e, thir.Expr(thir.ScopeExpr(scope, choice), ty.UNIT, e.span, scope))


def call_output(b: ThirBuilder, callee: Callee) -> ty.Ty:
    output = erase_regions(open_sig(b.tcx.fn_sig(callee.def_)).output)
    return b.normalize(subst(output, callee.args))


def variant_named(b: ThirBuilder, item: LangItem, name: str) -> tuple[ty.AdtInfo, int]:
    info = b.tcx.adt(b.lang(item))
    return info, next(i for i, v in enumerate(info.variants) if v.name == name)


def for_expr(b: ThirBuilder, e: ast.ForExpr) -> thir.ExprKind:
    head = e.iterable.span
    into_iter = b.tables.callees[e]
    iter_ty = call_output(b, into_iter)
    source = b.expr(e.iterable)
    made = b.call(into_iter, [source], iter_ty, head, b.temp_scope, head)
    arm_scope = thir.Scope(e.span)
    with b.vars_in(arm_scope), b.temps_in(arm_scope):
        pat = binding(b, "iter", iter_ty, head, mutable=True)
        assert isinstance(pat.kind, thir.BindingPat)
        body = for_loop(b, e, pat.kind.var, iter_ty)
    arm = thir.Arm(arm_scope, pat, None, body, e.span)
    return thir.Match(b.scoped(made), [arm], thir.MatchSource.FOR)


def for_loop(b: ThirBuilder, e: ast.ForExpr, iterator: thir.Var, iter_ty: ty.Ty) -> thir.Expr:
    head = e.iterable.span
    callee = b.tables.for_next[e]
    option_ty = call_output(b, callee)
    body_scope, stmt_scope = thir.Scope(e.span), thir.Scope(e.span)
    with b.temps_in(stmt_scope):
        place = b.here(thir.VarRef(iterator), iter_ty, head)
        ref = ty.Ref(ty.ERASED, iter_ty, True)
        borrowed = b.here(thir.Borrow(ir.BorrowKind.MUT, place), ref, head)
        item = b.scoped(b.call(callee, [borrowed], option_ty, head, b.temp_scope, head))
        arms = [for_end(b, e, option_ty), for_item(b, e, option_ty)]
        step = b.here(thir.Match(item, arms, thir.MatchSource.FOR), ty.UNIT, e.span)
    stmt = thir.ExprStmt(stmt_scope, step, e.span)
    inner = thir.Block(body_scope, [stmt], None, e.span, False, ty.UNIT)
    body = thir.Expr(thir.BlockExpr(inner, None), ty.UNIT, e.span, body_scope)
    return b.here(thir.Loop(e, body), ty.UNIT, e.span)


def for_end(b: ThirBuilder, e: ast.ForExpr, option_ty: ty.Ty) -> thir.Arm:
    info, none = variant_named(b, LangItem.OPTION, "None")
    scope = thir.Scope(e.iterable.span)
    leave = thir.Expr(thir.Break(e, None), ty.NEVER, e.iterable.span, scope)
    body = thir.Expr(thir.NeverToAny(leave), ty.UNIT, e.iterable.span, scope)
    pat = variant_pat(info, none, option_ty, [], e.iterable.span)
    return thir.Arm(scope, pat, None, body, e.iterable.span)


def for_item(b: ThirBuilder, e: ast.ForExpr, option_ty: ty.Ty) -> thir.Arm:
    info, some = variant_named(b, LangItem.OPTION, "Some")
    scope = thir.Scope(e.pat.span.to(e.body.span))
    with b.vars_in(scope), b.temps_in(scope):
        pat = variant_pat(info, some, option_ty, [(0, lower_pat(b, e.pat))], e.pat.span)
        body = value_block(b, e.body, ty.UNIT)
    return thir.Arm(scope, pat, None, body, scope.span)


def try_expr(b: ThirBuilder, e: ast.TryExpr) -> thir.ExprKind:
    info = b.tables.try_kinds[e]
    operand = b.expr(e.operand)
    scrutinee = b.call(info.branch, [operand], info.control_flow, e.span, b.temp_scope, e.span)
    goes_on = try_continue(b, e, info.control_flow, info.output)
    leaves = try_break(b, e, info.control_flow, info.residual, info.output, info.from_residual)
    return thir.Match(b.scoped(scrutinee), [goes_on, leaves], thir.MatchSource.TRY)


def try_continue(b: ThirBuilder, e: ast.TryExpr, flow: ty.Ty, output: ty.Ty) -> thir.Arm:
    info, variant = variant_named(b, LangItem.CONTROL_FLOW, "Continue")
    scope = thir.Scope(e.span)
    with b.vars_in(scope), b.temps_in(scope):
        val = binding(b, "val", output, e.span)
        assert isinstance(val.kind, thir.BindingPat)
        body = b.here(thir.VarRef(val.kind.var), output, e.span)
    return thir.Arm(scope, variant_pat(info, variant, flow, [(0, val)], e.span), None, body, e.span)


def try_break(
    b: ThirBuilder, e: ast.TryExpr, flow: ty.Ty, residual: ty.Ty, output: ty.Ty, callee: Callee
) -> thir.Arm:
    info, variant = variant_named(b, LangItem.CONTROL_FLOW, "Break")
    scope = thir.Scope(e.span)
    at = e.span.shrink_to_hi()
    at = Span(max(at.lo - 1, e.span.lo), at.hi, at.ctxt)
    with b.vars_in(scope), b.temps_in(scope):
        pat = binding(b, "residual", residual, e.span)
        assert isinstance(pat.kind, thir.BindingPat)
        arg = b.here(thir.VarRef(pat.kind.var), residual, at)
        value = b.call(callee, [arg], call_output(b, callee), e.span, b.temp_scope, e.span)
        leave = b.here(thir.Return(b.scoped(value)), ty.NEVER, e.span)
        body = b.here(thir.NeverToAny(leave), output, e.span)
    return thir.Arm(scope, variant_pat(info, variant, flow, [(0, pat)], e.span), None, body, e.span)


# ------------------------------------------------------------------ jumps


def break_expr(b: ThirBuilder, e: ast.BreakExpr) -> thir.ExprKind:
    value = b.expr(e.value) if e.value is not None else None
    return thir.Break(b.resolutions.labels[e], value)


def continue_expr(b: ThirBuilder, e: ast.ContinueExpr) -> thir.ExprKind:
    return thir.Continue(b.resolutions.labels[e])


def return_expr(b: ThirBuilder, e: ast.ReturnExpr) -> thir.ExprKind:
    return thir.Return(b.expr(e.value) if e.value is not None else None)


# ------------------------------------------------------------------ assignment


def assign(b: ThirBuilder, e: ast.AssignExpr) -> thir.ExprKind:
    lhs = b.strip(e.lhs)
    if not destructures(b, lhs):
        return thir.Assign(b.expr(e.lhs), b.expr(e.rhs))
    return destructuring(b, e, lhs)


def destructures(b: ThirBuilder, lhs: ast.Expr) -> bool:
    if isinstance(lhs, ast.CallExpr):
        return is_constructor_pattern(b, lhs)
    kinds = (ast.TupleExpr, ast.ArrayExpr, ast.StructExpr, ast.UnderscoreExpr)
    return isinstance(lhs, kinds)


def is_constructor_pattern(b: ThirBuilder, lhs: ast.CallExpr) -> bool:
    callee = b.strip(lhs.callee)
    return isinstance(callee, ast.PathExpr) and not b.is_local(callee)


def destructuring(b: ThirBuilder, e: ast.AssignExpr, lhs: ast.Expr) -> thir.ExprKind:
    """`(a, b.c) = e` is `{ let (x, y) = e; a = x; b.c = y; }`."""
    scope, remainder, init_scope = (thir.Scope(e.span) for _ in range(3))
    with b.vars_in(remainder), b.temps_in(init_scope):
        init = b.expr(e.rhs)
        targets: list[tuple[ast.Expr, thir.Var, ty.Ty]] = []
        pat = assignee(b, lhs, init.ty, targets)
    let = thir.LetStmt(remainder, init_scope, pat, init, None, None, e.span, e.span)
    stmts: list[thir.LetStmt | thir.ExprStmt] = [let]
    for target, var, t in targets:
        stmt_scope = thir.Scope(target.span)
        with b.temps_in(stmt_scope):
            value = b.here(thir.VarRef(var), t, target.span)
            made = b.here(thir.Assign(b.expr(target), value), ty.UNIT, e.span)
        stmts.append(thir.ExprStmt(stmt_scope, b.scoped(made), target.span))
    made_block = thir.Block(scope, stmts, None, e.span, False, ty.UNIT)
    return thir.BlockExpr(made_block, None)


def assignee(
    b: ThirBuilder, e: ast.Expr, t: ty.Ty, out: list[tuple[ast.Expr, thir.Var, ty.Ty]]
) -> thir.Pat:
    """The pattern that assignee expression `e` of type `t` stands for; its targets go to `out`."""
    e = b.strip(e)
    match e:
        case ast.UnderscoreExpr():
            return thir.Pat(thir.WildPat(), t, e.span)
        case ast.TupleExpr() if isinstance(t, ty.Tuple):
            return thir.Pat(
                thir.LeafPat(positional(b, e.elements, list(t.elements), out)), t, e.span
            )
        case ast.ArrayExpr() if isinstance(t, (ty.Array, ty.Slice)):
            return array_assignee(b, e, t, t.element, out)
        case ast.CallExpr() if isinstance(t, ty.Adt) and is_constructor_pattern(b, e):
            callee = b.strip(e.callee)
            info, variant = which_variant(b, callee, t)
            types = list(b.field_types(info.variants[variant], t.args))
            return field_pattern(info, variant, t, positional(b, e.args, types, out), e.span)
        case ast.StructExpr() if isinstance(t, ty.Adt):
            info, variant = which_variant(b, e, t)
            fields = []
            for f in e.fields:
                i = b.tables.fields[f]
                field_ty = b.field_type(info.variants[variant].fields[i], t.args)
                fields.append((i, assignee(b, f.value, field_ty, out)))
            return field_pattern(info, variant, t, fields, e.span)
        case _:
            pat = binding(b, "lhs", t, e.span)
            assert isinstance(pat.kind, thir.BindingPat)
            out.append((e, pat.kind.var, t))
            return pat


def which_variant(b: ThirBuilder, node: ast.Expr, t: ty.Adt) -> tuple[ty.AdtInfo, int]:
    from checker.mir.thir_expr import variant_index

    info = b.tcx.adt(t.def_)
    res = b.tables.value_res.get(node)
    return info, variant_index(info, res if isinstance(res, Def) else None)


def is_rest(e: ast.Expr) -> bool:
    return isinstance(e, ast.RangeExpr) and e.lo is None and e.hi is None and not e.closed


def positional(
    b: ThirBuilder,
    elements: tuple[ast.Expr, ...],
    types: list[ty.Ty],
    out: list[tuple[ast.Expr, thir.Var, ty.Ty]],
) -> list[tuple[int, thir.Pat]]:
    fields: list[tuple[int, thir.Pat]] = []
    i = 0
    for k, x in enumerate(elements):
        if is_rest(x):
            i = len(types) - (len(elements) - k - 1)
            continue
        fields.append((i, assignee(b, x, types[i], out)))
        i += 1
    return fields


def array_assignee(
    b: ThirBuilder,
    e: ast.ArrayExpr,
    t: ty.Ty,
    element: ty.Ty,
    out: list[tuple[ast.Expr, thir.Var, ty.Ty]],
) -> thir.Pat:
    at = next((i for i, x in enumerate(e.elements) if is_rest(x)), None)
    first = e.elements if at is None else e.elements[:at]
    last = () if at is None else e.elements[at + 1 :]
    prefix = [assignee(b, x, element, out) for x in first]
    suffix = [assignee(b, x, element, out) for x in last]
    rest = None if at is None else thir.Pat(thir.WildPat(), t, e.span)
    return thir.Pat(thir.SlicePat(prefix, rest, suffix), t, e.span)


BUILDERS: dict[type, Callable[[ThirBuilder, Any], thir.ExprKind]] = {
    ast.BlockExpr: block_expr,
    ast.IfExpr: if_expr,
    ast.LetExpr: let_expr,
    ast.MatchExpr: match_expr,
    ast.LoopExpr: loop_expr,
    ast.WhileExpr: while_expr,
    ast.ForExpr: for_expr,
    ast.TryExpr: try_expr,
    ast.BreakExpr: break_expr,
    ast.ContinueExpr: continue_expr,
    ast.ReturnExpr: return_expr,
    ast.AssignExpr: assign,
}
